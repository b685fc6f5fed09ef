/**
 * Indicator tables as targets: one for each value under a target year, with the baseline of its row.
 *
 *   指标 │ 单位 │ 2020年 │ 2025年目标 │ 属性        header rows tell each column's role
 *   …率  │ %    │ 92.1   │ ≥94        │ 预期性  ─▶  …率 ≥ 94 % @2025, baseline 92.1 @2020
 */
import type { Cell, Comparator, Table, Target } from '../../graph/model.ts';
import { tableRoles } from '../lexicon/indicator-tables.ts';
import { foldWidth } from '../lexicon/numerals.ts';
import { printedUnitAt } from '../lexicon/units.ts';
import type { Draft } from '../rule.ts';
import { ClauseWalk } from './target-context.ts';
import { kindOf } from './target-item.ts';
import { isLevelOnly, isName, tidyName, withoutLevel } from './target-words.ts';

interface ValueColumn {
  readonly at: number;
  readonly year: number | null;
  readonly baseline: boolean;
  /** 年均 or 累计 columns state a change over the period. */
  readonly change: boolean;
}

interface Layout {
  readonly firstRow: number;
  readonly name: number;
  readonly unit: number | null;
  readonly values: readonly ValueColumn[];
}

const clean = (text: string): string => foldWidth(text).replace(/\s+/g, '');
const NUMBER = /\d+(?:\.\d+)?/;
const MAX_HEADER_ROWS = 4;

/** Text of a column's header cells, each merged cell once. */
const headerOf = (rows: readonly (readonly Cell[])[], count: number, column: number): string => {
  const cells = new Set(rows.slice(0, count).map((row) => row[column]));
  return [...cells].map((c) => clean(c?.text ?? '')).join('');
};

const isHeaderRow = (row: readonly Cell[]): boolean => {
  if (row.length > 0 && row.every((c) => c.header)) return true;
  const texts = row.map((c) => clean(c.text));
  const words = texts.some(
    (t) => tableRoles.name.test(t) || tableRoles.value.test(t) || tableRoles.unit.test(t),
  );
  const numbers = texts.some((t) => NUMBER.test(t.replace(/20\d\d年?/g, '')) && !tableRoles.value.test(t));
  return words && !numbers;
};

const yearIn = (header: string): number | null => {
  const years = [...header.matchAll(/20\d\d/g)].map((m) => Number(m[0]));
  return years.at(-1) ?? null;
};

const valueColumns = (headers: readonly string[], draft: Draft): ValueColumn[] => {
  const found = headers.flatMap((header, at) =>
    tableRoles.value.test(header) && !tableRoles.ignore.test(header.replace(/目标|20\d\d年/g, ''))
      ? [
          {
            at,
            header,
            year: yearIn(header),
            change: tableRoles.change.test(header) && !tableRoles.target.test(header),
          },
        ]
      : [],
  );
  const issued = Number((draft.plan?.issuedDate ?? draft.plan?.publishedDate ?? '').slice(0, 4)) || null;
  const start = draft.plan?.periodStart ?? issued;
  const years = found.flatMap((c) => (c.year === null ? [] : [c.year]));
  const earliest = Math.min(...years);
  return found.map(({ at, header, year, change }) => {
    const said = tableRoles.baseline.test(header);
    const planned = tableRoles.target.test(header);
    const past = year !== null && (start !== null ? year < start : year === earliest && years.length > 1);
    return { at, year, change, baseline: said || (!planned && !change && past) };
  });
};

/** What the columns of a table mean; null when it is no indicator table. */
const layoutOf = (table: Table, draft: Draft): Layout | null => {
  const { rows } = table;
  let firstRow = 0;
  while (firstRow < Math.min(rows.length, MAX_HEADER_ROWS) && isHeaderRow(rows[firstRow]!)) firstRow++;
  if (firstRow === 0 || firstRow >= rows.length) return null;
  const width = Math.max(...rows.map((r) => r.length));
  const headers = Array.from({ length: width }, (_, c) => headerOf(rows, firstRow, c));
  const name = headers.findLastIndex(
    // 指标属性 says 预期性 or 约束性, not which indicator.
    (h) => tableRoles.name.test(h) && !/20\d\d|目标值|单位|属性|性质|类型|类别|编号/.test(h),
  );
  const unit = headers.findIndex((h) => tableRoles.unit.test(h));
  const values = valueColumns(headers, draft).filter((c) => c.at !== name && c.at !== unit);
  if (name < 0 || !values.some((c) => c.at > name)) return null;
  return { firstRow, name, unit: unit < 0 ? null : unit, values };
};

interface Reading {
  readonly value: number;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly cumulative: boolean;
}

const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:≥|>=|不低于|不少于|大于等于|达到或超过)/, '>='],
  [/^(?:≤|<=|不超过|不高于|小于等于|控制在)/, '<='],
  [/^(?:>|大于|超过|高于|突破)/, '>'],
  [/^(?:<|小于|低于)/, '<'],
  [/^(?:约|近)/, '~'],
];
const AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:及|\(含\))?以上|^\+$/, '>='],
  [/^(?:及|\(含\))?(?:以下|以内)/, '<='],
  [/^左右/, '~'],
];

/** A value cell: '≥98%', '[200]', '93左右', '达到90以上'; null for '—' and for words (逐年提高). */
export const readValueCell = (cell: string): Reading | null => {
  const text = clean(cell);
  if (tableRoles.empty.test(text) || /^20\d\d年/.test(text)) return null;
  const bracket = /^[[〔【](.+)[\]〕】]$/.exec(text);
  let rest = (bracket?.[1] ?? text).replace(/^(?:累计|达到|达|保持在|稳定在|年均)+/, '');
  const before = BEFORE.find(([pattern]) => pattern.test(rest));
  if (before) rest = rest.replace(before[0], '');
  const number = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?|^\d+(?:\.\d+)?/.exec(rest);
  if (!number) return null;
  rest = rest.slice(number[0].length);
  const unit = printedUnitAt(rest, 0);
  if (unit) rest = rest.slice(unit.end);
  const after = AFTER.find(([pattern]) => pattern.test(rest));
  if (after) rest = rest.replace(after[0], '');
  if (rest !== '' && !/^\(.*\)$/.test(rest)) return null;
  return {
    value: Number(number[0].replaceAll(',', '')),
    unit: unit?.text ?? '',
    comparator: before?.[1] ?? after?.[1] ?? '=',
    cumulative: bracket !== null,
  };
};

/** '研发投入强度(%)' → name and unit. */
const splitName = (cell: string): { name: string; unit: string } => {
  const text = clean(cell).replace(/^(?:\d{1,2}[.、]|[(]\d{1,2}[)])/, '');
  const match = /^(.*?)[([]([^()[\]]{1,12})[)\]]$/.exec(text);
  const unit = match && printedUnitAt(match[2] ?? '', 0);
  if (match && unit && unit.end === match[2]?.length)
    return { name: tidyName(match[1] ?? ''), unit: unit.text };
  return { name: tidyName(text), unit: '' };
};

const readRow = (
  draft: Draft,
  row: readonly Cell[],
  layout: Layout,
  previous: string,
  clause: string | null,
): { name: string; targets: Target[] } => {
  const nameCell = row[layout.name];
  const split = splitName(nameCell?.text ?? '');
  const part = split.name.replace(/^其中[:,]?/, '');
  const name = isLevelOnly(part) && previous !== '' ? part + withoutLevel(previous) : part;
  if (!nameCell || !isName(name)) return { name: previous, targets: [] };
  const unitCell = layout.unit === null ? '' : clean(row[layout.unit]?.text ?? '');
  const readings = layout.values.map((column) => ({
    column,
    reading: readValueCell(row[column.at]?.text ?? ''),
  }));
  const base = readings.findLast(({ column, reading }) => column.baseline && reading !== null);
  const aims = readings.filter(({ column, reading }) => !column.baseline && reading !== null);
  const horizon = Math.max(...layout.values.map((v) => v.year ?? 0)) || null;
  const shown = aims.length > 0 ? aims : base ? [base] : [];
  const targets = shown.flatMap(({ column, reading }): Target[] => {
    const cell = row[column.at];
    if (!reading || !cell) return [];
    const unit = reading.unit || split.unit || (tableRoles.empty.test(unitCell) ? '' : unitCell);
    const start = Math.min(nameCell.start, cell.start);
    const end = Math.max(nameCell.end, cell.end);
    const actual = column.baseline;
    return [
      {
        indicator: column.change && !reading.cumulative && !/增长|增速/.test(name) ? `${name}年均增长` : name,
        value: reading.value,
        unit,
        comparator: reading.comparator,
        kind: kindOf(unit, name, column.change && !reading.cumulative),
        year: column.year ?? (actual ? null : horizon),
        baseline: actual || column.change ? null : (base?.reading?.value ?? null),
        baselineYear: actual || column.change || !base ? null : base.column.year,
        status: actual ? 'actual' : 'target',
        frequency: column.change && !reading.cumulative ? 'yearly' : 'total',
        scope: null,
        task: null,
        clause,
        start,
        end,
        evidence: draft.text.slice(start, end),
        rule: 'target-table',
      },
    ];
  });
  return { name, targets };
};

/** The targets of those of the tables that are indicator tables; the others are read as text by target.ts. */
export const readTables = (draft: Draft, tables: readonly Table[]): Target[] => {
  const targets: Target[] = [];
  const walk = new ClauseWalk(draft.clauses);
  for (const table of [...tables].sort((a, b) => a.start - b.start)) {
    const layout = layoutOf(table, draft);
    if (!layout) continue;
    const clause = walk.at(table.start).at(-1)?.id ?? null;
    let name = '';
    for (const row of table.rows.slice(layout.firstRow)) {
      const read = readRow(draft, row, layout, name, clause);
      name = read.name;
      targets.push(...read.targets);
    }
  }
  return targets;
};

/** Whether a table states indicators with values by column. */
export const isIndicatorTable = (table: Table, draft: Draft): boolean => layoutOf(table, draft) !== null;
