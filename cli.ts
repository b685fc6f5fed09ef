#!/usr/bin/env node
/** qpg: collects the verbs of the rooms. The only place, with workspace/, that wires rooms together. */
import { Command, CommanderError } from 'commander';
import { note, type Progress, progress } from './console.ts';
import { graphCommands } from './graph/command.ts';
import { QpgError } from './graph/errors.ts';
import { ingestCommands } from './ingest/command.ts';
import { searchCommands } from './search/command.ts';
import { webCommands } from './web/command.ts';
import { type Opener, openWorkspace, type WorkspaceOptions } from './workspace/workspace.ts';

const EXIT_USAGE = 2;

function program(): Command {
  const qpg = new Command('qpg')
    .description('质策图谱：从质量规划里读出任务、责任单位、目标和项目，并用原文作答')
    .version('0.1.0')
    .option('--data <目录>', '数据目录', process.env.QPG_DATA ?? './data')
    .option('--store <地址>', 'embedded、memory 或 neo4j://… 地址', process.env.QPG_STORE ?? 'embedded')
    .option('--model <目录>', '向量模型目录', process.env.QPG_MODEL)
    .showHelpAfterError('（用 --help 查看用法）')
    .exitOverride();
  const open: Opener = async (how) => {
    const { data, store, model } = qpg.opts<{ data: string; store: string; model?: string }>();
    let bar: Progress | undefined;
    const onIndexing = (done: number, total: number): void => {
      bar ??= progress(100, '补全检索索引');
      bar.update(Math.floor((done / total) * 100), `${done}/${total} 段`);
    };
    const options: WorkspaceOptions = { data, store, onIndexing, ...(model ? { model } : {}), ...how };
    const workspace = await openWorkspace(options).finally(() => bar?.stop());
    for (const line of workspace.notes) note(`注意：${line}`);
    return workspace;
  };
  for (const add of [ingestCommands, graphCommands, searchCommands, webCommands]) add(qpg, open);
  return qpg;
}

async function main(): Promise<number> {
  try {
    await program().parseAsync(hoistGlobals(process.argv));
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    if (!(error instanceof QpgError)) throw error;
    note(`错误：${error.message}`);
    return error.exitCode;
  }
}

/** Global options may stand behind the verb too (`qpg ingest x --data d`): move them to the front. */
function hoistGlobals(argv: readonly string[]): string[] {
  const [node, script, ...rest] = argv as [string, string, ...string[]];
  const front: string[] = [];
  const back: string[] = [];
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] as string;
    if (word === '--') return [node, script, ...front, ...back, ...rest.slice(i)];
    if (/^--(data|store|model)=/.test(word)) front.push(word);
    else if (/^--(data|store|model)$/.test(word) && i + 1 < rest.length)
      front.push(word, rest[++i] as string);
    else back.push(word);
  }
  return [node, script, ...front, ...back];
}

process.exitCode = await main();
