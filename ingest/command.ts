/** Verbs: ingest, extract, remove. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { glob } from 'tinyglobby';
import { note, print, printJson, progress } from '../console.ts';
import { QpgError } from '../graph/errors.ts';
import { Extraction, type IngestOutcome } from '../web/contract.ts';
import { withWorkspace } from '../workspace/with-workspace.ts';
import type { Opener } from '../workspace/workspace.ts';
import { extract } from './ingest.ts';

/** What a folder may hold besides documents (office lock files, system files) is passed over in silence. */
const LEFT_OUT = ['**/~$*', '**/.*', '**/Thumbs.db', '**/desktop.ini'];

export function ingestCommands(qpg: Command, open: Opener): void {
  resolveCommands(qpg, open);
  qpg
    .command('ingest')
    .description('收录文件、文件夹或通配符匹配的文档')
    .argument('<路径...>')
    .option('--dry-run', '只读取和抽取，不写入')
    .option('--force', '内容未变的文件也重新收录')
    .option('--jobs <n>', '向量计算的工作线程数', Number)
    .option('--json', '输出 JSON')
    .action(
      async (
        paths: string[],
        options: { dryRun?: boolean; force?: boolean; jobs?: number; json?: boolean },
      ) => {
        const files = await documentsUnder(paths);
        if (options.dryRun) return dryRun(files);
        await withWorkspace(open, options.jobs ? { jobs: options.jobs } : {}, async (workspace) => {
          const bar = progress(files.length, '收录');
          const outcomes = await workspace.ingestFiles(files, {
            force: options.force ?? false,
            onProgress: (p) => bar.update(p.done, `${p.file} ${p.label}`),
          });
          bar.stop();
          if (options.json) printJson(outcomes);
          else for (const outcome of outcomes) report(outcome);
          if (outcomes.some((o) => o.error)) process.exitCode = 1;
        });
      },
    );

  qpg
    .command('extract')
    .description('只抽取，不入库：打印从文件中读出的全部内容')
    .argument('<文件...>')
    .option('--json', '输出 JSON（默认即 JSON）')
    .action(async (files: string[]) => {
      const found: Extraction[] = [];
      for (const file of files) {
        const raw = { name: basename(file), bytes: await bytesOf(file) };
        try {
          found.push(Extraction.parse(await extract(raw)));
        } catch (error) {
          if (!(error instanceof QpgError) || files.length === 1) throw error;
          note(`错误：${error.message}`);
          process.exitCode = 1;
        }
      }
      printJson(files.length === 1 ? found[0] : found);
    });

  qpg
    .command('remove')
    .description('移除规划：收回它说过的事实，别的规划还提到的实体保留')
    .argument('<规划编号...>')
    .action(async (ids: string[]) => {
      await withWorkspace(open, {}, async (workspace) => {
        for (const id of ids) {
          if (await workspace.remove(id)) print(`已移除 ${id}`);
          else {
            note(`错误：没有收录编号为“${id}”的规划。用 qpg plans 查看编号。`);
            process.exitCode = 1;
          }
        }
      });
    });
}

/** `resolve`: which names are one thing is a separate, reversible layer. */
function resolveCommands(qpg: Command, open: Opener): void {
  const resolve = qpg.command('resolve').description('归一判定：哪些名称是同一项目、指标或部门');
  resolve
    .command('suggest')
    .description('列出可能是同一事物、尚未判定的名称，附理由')
    .option('--limit <条数>', '最多条数', Number, 20)
    .option('--json', '输出 JSON')
    .action(async ({ limit, json }: { limit: number; json?: boolean }) => {
      await withWorkspace(open, { search: false }, async (workspace) => {
        const suggestions = await workspace.suggestions(limit);
        if (json) return printJson(suggestions);
        if (!suggestions.length) return note('没有需要判定的名称。');
        for (const { left, right, score, why } of suggestions) {
          print(`${Math.round(score * 100)}%  ${left.name} ↔ ${right.name}`);
          print(`     ${left.id} ${right.id}`);
          print(`     ${why.map((w) => `${w.label} ${w.score}`).join('；')}`);
        }
      });
    });
  const verdicts = [
    ['accept', 'same', '判定为同一事物'],
    ['reject', 'different', '判定为不同事物，不再建议'],
    ['undo', 'unsure', '收回判定'],
  ] as const;
  for (const [verb, verdict, what] of verdicts)
    resolve
      .command(verb)
      .description(what)
      .argument('<编号>')
      .argument('<编号>')
      .option('--why <理由>', '判定的理由，一并记录', '')
      .action(async (left: string, right: string, { why }: { why: string }) => {
        await withWorkspace(open, {}, async (workspace) => {
          const documents = await workspace.judge({ left, right, verdict, why });
          print(`已${what}：${left} ${right}（重新读取 ${documents} 份规划）`);
        });
      });
}

function report(outcome: IngestOutcome): void {
  const { file, status, plan, counts, issues, error } = outcome;
  if (error) {
    note(`错误：${error.title}`);
    return;
  }
  const words = { added: '已收录', replaced: '已更新', unchanged: '未变化', failed: '失败' } as const;
  const numbers = counts
    ? `（任务 ${counts.tasks}，目标 ${counts.targets}，项目 ${counts.programs}，部门 ${counts.departments}）`
    : '';
  print(`${words[status]} ${file}：《${plan?.title ?? ''}》${numbers}`);
  for (const issue of issues) note(`  注意：${issue.message}`);
}

async function dryRun(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      const found = await extract({ name: basename(file), bytes: await bytesOf(file) });
      if (found.plan)
        print(
          `可收录 ${file}：《${found.plan.title}》（任务 ${found.tasks.length}，目标 ${found.targets.length}）`,
        );
      else print(`不收录 ${file}：${found.notPlan}`);
    } catch (error) {
      if (!(error instanceof QpgError)) throw error;
      note(`错误：${error.message}`);
      process.exitCode = 1;
    }
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new QpgError('FILE_MISSING', `没有文件“${file}”。请检查路径。`, { cause });
    throw new QpgError('FILE_UNREADABLE', `不能读取“${file}”（${code}）。请检查权限。`, { cause });
  }
}

/** Files named, files under folders, files that globs match; sorted, each once. @throws QpgError FILE_MISSING, NO_DOCUMENTS */
async function documentsUnder(paths: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (info?.isFile()) files.add(resolve(path));
    else if (info?.isDirectory()) {
      const inside = await glob('**/*', {
        cwd: path,
        absolute: true,
        ignore: LEFT_OUT,
        followSymbolicLinks: false,
      });
      if (!inside.length)
        throw new QpgError('NO_DOCUMENTS', `文件夹“${path}”里没有文档。请指定放有规划文件的文件夹。`);
      for (const file of inside) files.add(file);
    } else {
      const matches = /[*?[{]/.test(path) ? await glob(path, { absolute: true, ignore: LEFT_OUT }) : [];
      if (!matches.length) throw new QpgError('FILE_MISSING', `没有“${path}”这个文件或文件夹。请检查路径。`);
      for (const file of matches) files.add(file);
    }
  }
  return [...files].sort();
}
