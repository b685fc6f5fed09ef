/** What a golden folder expects of its source: everything extraction says, short enough to be read in a diff. */
import { readdirSync, readFileSync } from 'node:fs';
import type { QpgError } from '../../graph/errors.ts';
import type { Clause, Extraction, Target, Task } from '../../graph/model.ts';
import { extract } from '../../ingest/ingest.ts';

export interface GoldenCase {
  readonly name: string;
  readonly source: URL;
  readonly expected: URL;
}

const GOLDEN = new URL('./', import.meta.url);
const SAMPLES = new URL('../../ingest/samples/', import.meta.url);

/** The folders here that hold a source, and the five samples with their expectation in samples/. */
export function goldenCases(): GoldenCase[] {
  const folders = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const own = folders.flatMap(({ name }) => {
    const folder = new URL(`${name}/`, GOLDEN);
    const source = readdirSync(folder).find((file) => file.startsWith('source.'));
    if (source === undefined) return [];
    return [{ name, source: new URL(source, folder), expected: new URL('expected.json', folder) }];
  });
  const samples = readdirSync(SAMPLES)
    .filter((file) => /\.(?:txt|html?|docx?|pdf)$/.test(file))
    .map((file) => ({
      name: `sample ${file}`,
      source: new URL(file, SAMPLES),
      expected: new URL(`samples/${file.slice(0, 3)}.json`, GOLDEN),
    }));
  return [...own, ...samples].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The summary of a case, as the JSON that its expected.json holds. */
export async function summarise({ source }: GoldenCase): Promise<string> {
  const name = decodeURIComponent(source.pathname.split('/').at(-1) ?? '');
  const summary = await extract({ name, bytes: readFileSync(source) }).then(summaryOf, (error: QpgError) => ({
    error: error.code,
    message: error.message,
  }));
  return `${JSON.stringify(summary, null, 1)}\n`;
}

function summaryOf(found: Extraction) {
  const { mediaType, encoding, plan, notPlan } = found;
  return {
    mediaType,
    encoding,
    notPlan,
    plan: plan === null ? null : { ...plan, id: undefined },
    outline: found.clauses.map(outlineLine),
    tasks: found.tasks.map(taskSummary),
    targets: found.targets.map(targetLine),
    citations: found.citations.map(({ relation, title }) => `${relation} ${title}`),
    programs: found.programs.map(({ name, kind, strength }) => `${name} (${kind}, ${strength})`),
    industries: found.industries.map(({ name }) => name),
    tables: found.tables.map(
      ({ caption, rows }) => `${caption ?? ''} ${rows.length}×${rows[0]?.length ?? 0}`,
    ),
    removed: counted(found.removed.map(({ reason }) => reason)),
    issues: found.issues.map(({ code }) => code),
    characters: found.text.length,
  };
}

function outlineLine({ level, kind, number, title }: Clause): string {
  return `${'  '.repeat(level)}[${kind}] ${number ?? ''}${title}`;
}

function taskSummary({ number, title, departments, deadline }: Task) {
  const owners = departments.map(
    ({ name, role, explicit }) => `${name} (${role}${explicit ? '' : ', implied'})`,
  );
  return { task: `${number ?? ''}${title}`, owners, ...(deadline === null ? {} : { deadline }) };
}

function targetLine(target: Target): string {
  const { indicator, comparator, value, unit, year, baseline, baselineYear, kind, status, frequency } =
    target;
  const from =
    baseline === null ? '' : ` from ${baseline}${baselineYear === null ? '' : ` in ${baselineYear}`}`;
  const yearly = frequency === 'yearly' ? ' yearly' : '';
  return `${indicator} ${comparator} ${value}${unit} by ${year ?? '?'}${from} (${kind}, ${status}${yearly})`;
}

function counted(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of [...reasons].sort()) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
