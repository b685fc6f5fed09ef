/** Records built from the hand labels of three plans: questions are tested apart from what extraction finds. */
import { readFileSync } from 'node:fs';
import { entityId } from '../../../graph/ids.ts';
import type {
  Clause,
  Department,
  DocumentRecord,
  Entity,
  Extraction,
  Fact,
  Mention,
  PlanMeta,
  Program,
  Target,
  Task,
  TaskDepartment,
} from '../../../graph/model.ts';

const gold = new URL('../../eval/gold/', import.meta.url);

interface Named {
  name: string;
  fullName?: string | null;
  aliases?: string[];
  evidence: string;
}
interface GoldTask {
  id: string;
  number: string;
  title: string;
  path: string[];
  start: string;
  departments: { name: string; role: 'owner' | 'lead' | 'support'; explicit: boolean }[];
  programs: string[];
}
interface Gold {
  source: string;
  plan: Omit<PlanMeta, 'id'>;
  tasks: GoldTask[];
  targets: (Omit<Target, 'start' | 'end' | 'task' | 'clause'> & { taskId: string | null })[];
  programs: (Named & Pick<Program, 'kind' | 'origin'>)[];
  programLeads: { program: string; department: string; evidence: string }[];
  departments: Named[];
  citations: {
    title: string;
    relation: 'implements' | 'cites' | 'supersedes' | 'continues';
    evidence: string;
  }[];
}

/** Where a quote stands; labels that are not verbatim stand at the start of the text. */
function spanOf(text: string, quote: string, from = 0): { start: number; end: number; evidence: string } {
  const at = Math.max(text.indexOf(quote, from), text.indexOf(quote));
  if (at < 0) return { start: 0, end: 1, evidence: text.slice(0, 1) };
  return { start: at, end: at + quote.length, evidence: quote };
}

function taskSpans(text: string, tasks: readonly GoldTask[]): { start: number; end: number }[] {
  const starts = tasks.map((t) => text.lastIndexOf('\n', text.indexOf(t.start)) + 1);
  return starts.map((start, i) => {
    const next = starts[i + 1] ?? text.length;
    const body = text.slice(start, next);
    const heading = /\n(?=[一二三四五六七八九十]+、|(?:[((][一二三四五六七八九十]*)?[))])/u.exec(
      body.slice(1),
    );
    return { start, end: heading ? start + 1 + heading.index : next };
  });
}

function clausesOf(
  text: string,
  tasks: readonly GoldTask[],
  spans: readonly { start: number; end: number }[],
): Clause[] {
  const clauses: Clause[] = tasks.map((t, i) => ({
    id: `clause:${t.id}`,
    kind: 'task',
    number: t.number,
    title: t.title,
    level: 3,
    parent: null,
    path: t.path,
    own: spans[i]!,
    ...spans[i]!,
  }));
  let at = 0;
  for (const line of text.split('\n')) {
    const span = { start: at, end: at + line.length };
    at += line.length + 1;
    if (line.trim() === '' || spans.some((s) => span.start >= s.start && span.start < s.end)) continue;
    const kind = /目标|到20\d\d年/u.test(line) ? 'goal' : 'general';
    const title = line.slice(0, 20);
    clauses.push({
      id: `clause:${span.start}`,
      kind,
      number: null,
      title,
      level: 1,
      parent: null,
      path: [],
      own: span,
      ...span,
    });
  }
  return clauses.sort((a, b) => a.start - b.start);
}

function mentionsOf(text: string, names: readonly string[]): Mention[] {
  const found: Mention[] = [];
  for (const name of [...names].sort((a, b) => b.length - a.length))
    for (let i = text.indexOf(name); name !== '' && i >= 0; i = text.indexOf(name, i + name.length))
      if (!found.some((m) => m.start < i + name.length && i < m.end))
        found.push({ start: i, end: i + name.length, clause: null });
  return found.sort((a, b) => a.start - b.start);
}

function taskDepartment(
  text: string,
  span: { start: number; end: number },
  d: GoldTask['departments'][number],
  full: string | null,
): TaskDepartment {
  const within = text.slice(span.start, span.end).lastIndexOf(d.name);
  const place = within >= 0 ? spanOf(text, d.name, span.start + within) : spanOf(text, d.name);
  return { ...place, name: d.name, fullName: full, role: d.role, explicit: d.explicit };
}

/** One labelled plan as the record that ingesting it would give. */
export function goldRecord(name: 'jinhua' | 'putuo' | 'zhejiang'): DocumentRecord {
  const g = JSON.parse(readFileSync(new URL(`${name}.json`, gold), 'utf8')) as Gold;
  const text = readFileSync(new URL(`cleaned/${name}.txt`, gold), 'utf8');
  const spans = taskSpans(text, g.tasks);
  const full = new Map(g.departments.map((d) => [d.name, d.fullName ?? null]));
  const id = `doc:${name}`;
  const clauses = clausesOf(text, g.tasks, spans);
  const tasks = g.tasks.map(
    (t, i): Task => ({
      ...spans[i]!,
      id: `task:${name}:${t.id}`,
      clause: `clause:${t.id}`,
      number: t.number,
      title: t.title,
      path: t.path,
      text: text.slice(spans[i]!.start, spans[i]!.end),
      departments: t.departments.map((d) => taskDepartment(text, spans[i]!, d, full.get(d.name) ?? null)),
      programs: t.programs,
      industries: [],
      regions: [],
      deadline: null,
    }),
  );
  const numberOf = new Map(g.tasks.map((t) => [t.id, t.number]));
  const targets = g.targets.map(
    ({ taskId, ...t }): Target => ({
      ...t,
      ...spanOf(text, t.evidence),
      task: taskId ? (numberOf.get(taskId) ?? null) : null,
      clause: null,
    }),
  );
  const programs = g.programs.map(
    (p): Program => ({
      ...spanOf(text, p.evidence),
      name: p.name,
      aliases: p.aliases ?? [],
      kind: p.kind,
      origin: p.origin,
      strength: 'deployed',
      mentions: mentionsOf(text, [p.name, ...(p.aliases ?? [])]),
    }),
  );
  const departments = g.departments.map((d): Department => {
    const mentions = mentionsOf(text, [d.name, ...(d.aliases ?? [])]);
    return {
      ...spanOf(text, d.name),
      name: d.name,
      fullName: d.fullName ?? null,
      aliases: d.aliases ?? [],
      functions: [],
      regionCode: null,
      body: d.name.replace(/^[省市区县](?=..)/u, ''),
      mentions,
    };
  });
  const extraction: Extraction = {
    source: g.source,
    sha256: '0'.repeat(64),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    plan: { ...g.plan, id, region: { ...g.plan.region, code: null } },
    notPlan: null,
    text,
    clauses: clauses.map((c) => ({ ...c, id: `${name}:${c.id}` })),
    tables: [],
    citations: g.citations.map((c) => ({
      ...spanOf(text, c.evidence),
      title: c.title,
      docNumber: null,
      relation: c.relation,
    })),
    tasks,
    targets,
    programs,
    programLeads: g.programLeads.map((l) => ({
      ...spanOf(text, l.evidence),
      program: l.program,
      department: l.department,
    })),
    departments,
    industries: [],
    removed: [],
    issues: [],
  };
  const entities: Entity[] = programs.map((p) => ({
    id: entityId('program', p.name),
    kind: 'program',
    name: p.name,
    aliases: p.aliases,
    props: {},
  }));
  const facts: Fact[] = [];
  return { id, extraction, entities, facts };
}
