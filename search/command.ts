/** Verbs: search, ask, compare, reindex. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { note, print, printJson, table } from '../console.ts';
import { QpgError } from '../graph/errors.ts';
import { comparisons } from '../web/compare.ts';
import { SearchQuery } from '../web/contract.ts';
import { toCsv, toXlsx } from '../web/sheets.ts';
import { withWorkspace } from '../workspace/with-workspace.ts';
import type { Opener } from '../workspace/workspace.ts';

const collect = (value: string, before: string[] = []): string[] => [...before, value];

export function searchCommands(qpg: Command, open: Opener): void {
  qpg
    .command('search')
    .description('按词和意思检索条款')
    .argument('<文字>')
    .option('--plan <编号>', '只在此规划中（可多次）', collect)
    .option('--region <地区>', '地区名或代码，含下级（可多次）', collect)
    .option('--level <级别>', 'nation | province | city | district | town', collect)
    .option('--year <年>', '涉及的年份')
    .option('--department <部门>', '涉及的部门（可多次）', collect)
    .option('--program <项目>', '涉及的项目（可多次）', collect)
    .option('--limit <条数>', '最多条数', '10')
    .option('--json', '输出 JSON')
    .action(async (q: string, { json, ...filters }: { json?: boolean }) => {
      const query = SearchQuery.safeParse({ q, ...filters });
      if (!query.success)
        throw new QpgError(
          'USAGE',
          `检索条件不合要求：${query.error.issues.map((i) => i.message).join('；')}`,
        );
      await withWorkspace(open, {}, async (workspace) => {
        const reply = await workspace.search(query.data);
        if (json) return printJson(reply);
        for (const line of reply.notes) note(line);
        if (!reply.hits.length) return note('没有检索到相关条款。');
        for (const [i, hit] of reply.hits.entries()) {
          const { clause, plan } = hit;
          print(`${i + 1}. ${placeOf(clause)}  《${plan.title}》`);
          print(`   ${excerpt(clause.text, hit.highlights[0]?.start ?? 0)}`);
        }
      });
    });

  qpg
    .command('ask')
    .description('提问：从图中计算答案，并附原文')
    .argument('<问题>')
    .option('--plan <编号>', '只问此规划（可多次）', collect)
    .option('--json', '输出 JSON')
    .action(async (text: string, { plan, json }: { plan?: string[]; json?: boolean }) => {
      await withWorkspace(open, {}, async (workspace) => {
        const reply = await workspace.ask(text, plan);
        if (json) return printJson(reply);
        print(reply.answer.text);
        for (const { plan: source, clause, quote } of reply.evidence) {
          print(
            `  · 《${source.title}》${clause ? placeOf(clause) : ''}\n    “${quote.replace(/\s+/g, ' ')}”`,
          );
        }
      });
    });

  qpg
    .command('compare')
    .description('规划对照：programs 项目×规划，targets 指标×规划')
    .argument('<programs|targets>')
    .option('--plan <编号>', '参加对照的规划（可多次）', collect)
    .option('--indicator <名称>', '只看此指标（可多次）', collect)
    .option('--program <名称>', '只看此项目（可多次）', collect)
    .option('--csv', '输出 CSV')
    .option('--xlsx <文件>', '写入 Excel 文件')
    .option('--json', '输出 JSON')
    .action(
      async (
        what: string,
        o: {
          plan?: string[];
          indicator?: string[];
          program?: string[];
          csv?: boolean;
          xlsx?: string;
          json?: boolean;
        },
      ) => {
        if (what !== 'programs' && what !== 'targets')
          throw new QpgError('USAGE', `compare 后面写 programs 或 targets，不是“${what}”。`);
        await withWorkspace(open, { search: false }, async (workspace) => {
          const query = { plan: o.plan, indicator: o.indicator, program: o.program };
          const compared = await comparisons[what](workspace, query);
          if (o.json) return printJson(compared.matrix);
          const sheet = compared.sheet();
          if (o.xlsx) return void (await writeFile(o.xlsx, await toXlsx(sheet)));
          print(o.csv ? toCsv(sheet).replace(/\r\n$/, '') : table(sheet.map((row) => row.map(String))));
        });
      },
    );

  qpg
    .command('reindex')
    .description('从图库和数据目录重建检索索引')
    .action(async () => {
      // Opening throws the old index away and embeds every text, with a bar of its own.
      await withWorkspace(open, { reindex: true }, () => undefined);
      print('索引已重建。');
    });
}

type Addressed = { readonly path: readonly string[]; readonly number: string | null; readonly title: string };

/** The address of a clause, as an official would say it. */
const placeOf = ({ path, number, title }: Addressed): string =>
  [...path, `${number ?? ''}${title}`].join(' › ');

/** About 120 characters around a place in a text. */
const excerpt = (text: string, at: number): string => {
  const start = Math.max(0, at - 30);
  return `${start > 0 ? '…' : ''}${text.slice(start, start + 120).replace(/\s+/g, ' ')}${text.length > start + 120 ? '…' : ''}`;
};
