/** Verbs: plans, show, export, doctor. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { note, print, printJson, table } from '../console.ts';
import { withWorkspace } from '../workspace/with-workspace.ts';
import type { Opener } from '../workspace/workspace.ts';
import { QpgError } from './errors.ts';
import { type ExportFormat, exportFormats, exportGraph } from './export.ts';
import { entityKinds, relationKinds } from './kinds.ts';

export function graphCommands(qpg: Command, open: Opener): void {
  qpg
    .command('plans')
    .description('列出已收录的规划')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withWorkspace(open, { search: false }, async (workspace) => {
        const plans = workspace.summaries();
        if (json) return printJson({ items: plans, total: plans.length, next: null });
        if (!plans.length) return note('还没有收录规划。用 qpg ingest <路径> 收录。');
        const rows = plans.map((p) => [
          p.id,
          p.issuedDate ?? p.publishedDate ?? '—',
          `${p.counts.tasks}`,
          `${p.counts.targets}`,
          p.title,
        ]);
        print(table([['编号', '日期', '任务', '目标', '名称'], ...rows]));
      });
    });

  qpg
    .command('show')
    .description('显示任一实体及其全部事实')
    .argument('<编号或名称>')
    .option('--json', '输出 JSON')
    .action(async (what: string, { json }: { json?: boolean }) => {
      await withWorkspace(open, { search: false }, async (workspace) => {
        const { store } = workspace;
        const entity = (await store.entity(what)) ?? (await store.entities({ name: what }))[0];
        if (!entity)
          throw new QpgError(
            'NOT_FOUND',
            `没有“${what}”这个实体。用 qpg search 查找名称，或用 qpg plans 查看编号。`,
          );
        const facts = [
          ...(await store.facts({ subject: entity.id })),
          ...(await store.facts({ object: entity.id })),
        ];
        if (json) return printJson({ entity, facts });
        const ends = await store.entitiesById([...new Set(facts.flatMap((f) => [f.subject, f.object]))]);
        const names = new Map(ends.map((e) => [e.id, e.name]));
        print(`${entityKinds[entity.kind].label}：${entity.name}（${entity.id}）`);
        if (entity.aliases.length) print(`别名：${entity.aliases.join('、')}`);
        for (const f of facts) {
          const { label, reverse } = relationKinds[f.relation];
          const [words, other] = f.subject === entity.id ? [label, f.object] : [reverse, f.subject];
          print(`  ${words} → ${names.get(other) ?? other}  “${f.quote.replace(/\s+/g, ' ').slice(0, 80)}”`);
        }
      });
    });

  qpg
    .command('export')
    .description('导出整个图，或一个实体的周边')
    .requiredOption('--format <格式>', `${exportFormats.join(' | ')}`)
    .requiredOption('--out <路径>', '输出文件（csv 为文件夹）')
    .option('--around <编号>', '只导出此实体的周边')
    .option('--depth <步数>', '周边的步数（1–3）', Number, 1)
    .action(async (o: { format: string; out: string; around?: string; depth: number }) => {
      if (!exportFormats.includes(o.format as ExportFormat))
        throw new QpgError('USAGE', `没有“${o.format}”这种格式。可用：${exportFormats.join('、')}。`);
      await withWorkspace(open, { search: false }, async (workspace) => {
        const files = await exportGraph(workspace.store, o.format as ExportFormat, {
          ...(o.around ? { around: o.around } : {}),
          depth: o.depth,
        });
        const target = (name: string) => (files.length === 1 ? o.out : join(o.out, name));
        for (const file of files) {
          await mkdir(dirname(target(file.name)), { recursive: true });
          await writeFile(target(file.name), file.content);
          print(target(file.name));
        }
      });
    });

  qpg
    .command('doctor')
    .description('检查模型、图库、索引和数据目录，并说明怎么办')
    .option('--json', '输出 JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withWorkspace(open, {}, async (workspace) => {
        const checks = await workspace.doctor();
        if (json) printJson(checks);
        for (const c of json ? [] : checks)
          print(`${c.ok ? '✓' : '✗'} ${c.check}：${c.detail}${c.ok ? '' : ` → ${c.advice}`}`);
        if (checks.some((c) => !c.ok)) process.exitCode = 1;
      });
    });
}
