/**
 * A large corpus for questions: every plan is a sample moved to another place, with other figures and verbs and
 * some names of programs and indicators of its own. Every change keeps the length of what it changes, so that
 * offsets stay true; quotes are cut anew and entities and facts made by the program itself.
 */
import type { DocumentRecord, Extraction, Span } from '../../graph/model.ts';
import { toRecord } from '../../ingest/facts.ts';
import {
  allRegions,
  lineage,
  type Region,
  regionByCode,
  regionLevel,
  regionRef,
} from '../../ingest/lexicon/regions-tree.ts';
import { sampleRecords } from '../eval/retrieval.ts';
import { randomFrom } from './search-timing.ts';

const VERBS = '推进加强提升完善建设发展支持鼓励开展实施推动打造深化健全强化优化引导培育'.match(/../gu)!;
const VERB = new RegExp(VERBS.join('|'), 'gu');
const OWN = [...'江河山海城乡东南西北春秋云天星光金银竹松梅兰溪湖岭原川港'];

/** Shares of what becomes a plan's own. */
const SHARE = { programs: 0.5, indicators: 0.3, verbs: 0.2 };

type Random = () => number;

/** Places whose names have the lengths of the samples' places: 金华市, in 浙江省. */
const places = (): Region[] => {
  const two = (r: Region): boolean => r.short?.length === 2 && r.name.length === 3;
  return [...allRegions()]
    .filter((r) => r.level !== 'nation' && r.level !== 'zone' && lineage(r).every(two))
    .sort((a, b) => Number(b.code.endsWith('0000')) - Number(a.code.endsWith('0000')));
};

/** Replaces many names at once, the longest first. */
const replacing = (pairs: ReadonlyMap<string, string>): ((text: string) => string) => {
  const names = [...pairs.keys()].filter((n) => n !== '').sort((a, b) => b.length - a.length);
  if (names.length === 0) return (text) => text;
  const any = new RegExp(names.map((n) => n.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')).join('|'), 'gu');
  return (text) => text.replace(any, (name) => pairs.get(name)!);
};

/** 金华 → 泉州, 浙江 → 福建: the sample's own places by those of the new one. */
const moved = (sample: Extraction, to: Region): Map<string, string> => {
  const line = lineage(to);
  const own = regionByCode(sample.plan!.region.code);
  const pairs = new Map<string, string>();
  for (const [i, from] of (own ? lineage(own) : []).entries())
    if (from.short?.length === 2) pairs.set(from.short, line[Math.min(i, line.length - 1)]!.short!);
  return pairs;
};

/** Some of the names with one character changed: names of this plan alone. */
const renamed = (names: Iterable<string>, share: number, next: Random, text: string): Map<string, string> => {
  const pairs = new Map<string, string>();
  for (const name of names) {
    if (name.length < 4 || /["\\\d]/u.test(name) || !text.includes(name) || next() >= share) continue;
    const at = 1 + Math.floor(next() * (name.length - 2));
    if (!/\p{Script=Han}/u.test(name[at]!)) continue;
    pairs.set(name, name.slice(0, at) + OWN[Math.floor(next() * OWN.length)] + name.slice(at + 1));
  }
  return pairs;
};

/** Another number with as many digits; the year of a date is no figure. */
const figure = (digits: string, next: Random): string =>
  digits.replace(/\d/gu, (d, i: number) =>
    d === '.' ? d : String(Math.floor(next() * 9) + (i === 0 ? 1 : 0)),
  );

/** Changes the figures of the targets in the text and in the targets. */
const withFigures = (x: Extraction, next: Random): Extraction => {
  let text = x.text;
  const changed = new Map<number, string>();
  const targets = x.targets.map((t) => {
    const printed = String(t.value);
    const at = x.text.slice(t.start, t.end).indexOf(printed);
    const around = at < 0 ? '' : x.text.slice(t.start + at - 1, t.start + at + printed.length + 1);
    if (at < 0 || /^[\d.]|[\d.年]$/u.test(around)) return t;
    const now = changed.get(t.start + at) ?? figure(printed, next);
    changed.set(t.start + at, now);
    text = text.slice(0, t.start + at) + now + text.slice(t.start + at + now.length);
    return { ...t, value: Number(now) };
  });
  return { ...x, text, targets };
};

/** Where words must stay: names, figures, headings. */
const keptSpans = (x: Extraction): Uint8Array => {
  const kept = new Uint8Array(x.text.length);
  const keep = ({ start, end }: Span): void => void kept.fill(1, start, end);
  for (const { mentions } of [...x.programs, ...x.departments, ...x.industries]) mentions.forEach(keep);
  for (const span of [...x.citations, ...x.targets, ...x.programLeads]) keep(span);
  for (const task of x.tasks) task.departments.forEach(keep);
  for (const c of x.clauses) keep({ start: c.start, end: c.start + c.title.length + 8 });
  return kept;
};

const withVerbs = (x: Extraction, next: Random): Extraction => {
  const kept = keptSpans(x);
  const text = x.text.replace(VERB, (verb, at: number) =>
    kept[at] || kept[at + 1] || next() >= SHARE.verbs ? verb : VERBS[Math.floor(next() * VERBS.length)]!,
  );
  return { ...x, text };
};

/** Cuts every quote anew. */
const quotedAnew = (x: Extraction): Extraction => {
  const { text } = x;
  const anew = <T extends Span & { evidence: string }>(item: T): T => ({
    ...item,
    evidence: text.slice(item.start, item.end),
  });
  return {
    ...x,
    citations: x.citations.map(anew),
    targets: x.targets.map(anew),
    programs: x.programs.map(anew),
    programLeads: x.programLeads.map(anew),
    departments: x.departments.map(anew),
    industries: x.industries.map(anew),
    tasks: x.tasks.map((t) => ({
      ...t,
      text: text.slice(t.start, t.end),
      departments: t.departments.map(anew),
    })),
  };
};

/** Plan number `n`, out of a sample, for a place. */
const planOf = (sample: Extraction, n: number, place: Region, next: Random): DocumentRecord => {
  const id = `doc:plan-${String(n).padStart(5, '0')}`;
  const atHome = JSON.stringify({ ...sample, removed: [], tables: [] });
  const away = replacing(moved(sample, place))(atHome);
  const names = <T>(list: readonly T[], of: (item: T) => string): Set<string> => new Set(list.map(of));
  const there = JSON.parse(away) as Extraction;
  const own = new Map([
    ...renamed(
      names(there.targets, (t) => t.indicator),
      SHARE.indicators,
      next,
      there.text,
    ),
    ...renamed(
      names(there.programs, (p) => p.name),
      SHARE.programs,
      next,
      there.text,
    ),
  ]);
  const stem = n.toString(16).padStart(4, '0');
  const changed = replacing(own)(away).replace(/(?<="(?:task|clause):)[0-9a-f]{4}/gu, stem);
  const x = quotedAnew(withVerbs(withFigures(JSON.parse(changed) as Extraction, next), next));
  const region = regionRef(place);
  const { title, aliases } = x.plan!;
  const named = title.includes(place.short!) ? title : place.name + title;
  const plan = { ...x.plan!, id, title: named, aliases, region, level: regionLevel(region) };
  return toRecord({ ...x, source: `plan-${String(n).padStart(5, '0')}.txt`, plan });
};

/** Plans for one place after the other, without end. */
export async function* largePlans(): AsyncGenerator<DocumentRecord> {
  const samples = (await sampleRecords(false)).map((r) => r.extraction);
  const next = randomFrom(1);
  const all = places();
  for (let n = 0; ; n++) yield planOf(samples[n % samples.length]!, n, all[n % all.length]!, next);
}
