/**
 * 条线: what a body is for, the same at every level, and the long and short forms of body names that show it
 * (`functions.json`). Here only names are read; whose body it is decides `resolve/department.ts`.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Organ = z.strictObject({
  functions: z.array(z.string()),
  stem: z.string(),
  forms: z.array(z.string()),
  nation: z.array(z.string()).default([]),
  sure: z.union([z.literal(false), z.array(z.enum(['province', 'city']))]).default(['province', 'city']),
  keep: z.array(z.string()).default([]),
  single: z.string().default(''),
  vertical: z.boolean().default(false),
  prose: z.boolean().default(true),
  bare: z.boolean().default(false),
});
export type Organ = z.infer<typeof Organ>;

const Lexicon = z.object({
  source: z.string(),
  organs: z.array(Organ),
  suffixes: z.object({ source: z.string(), of: z.record(z.string(), z.string()) }),
});

const lexicon = Lexicon.parse(JSON.parse(readFileSync(new URL('./functions.json', import.meta.url), 'utf8')));

export const organs: readonly Organ[] = lexicon.organs;

/** Organ word as printed → written out (委 → 委员会). */
export const organWords: ReadonlyMap<string, string> = new Map(Object.entries(lexicon.suffixes.of));
const suffixesByLength = [...organWords.keys()].sort((a, b) => b.length - a.length);

const byForm = new Map<string, Organ>();
const bySingle = new Map<string, Organ>();
const byNation = new Map<string, Organ>();
for (const organ of organs) {
  for (const form of [organ.stem, ...organ.forms]) if (!byForm.has(form)) byForm.set(form, organ);
  for (const character of organ.single) bySingle.set(character, organ);
  for (const name of organ.nation) byNation.set(name, organ);
}

/** Every stem form, longest first: for looking bodies up in prose. */
export const stemForms = (usable: (organ: Organ) => boolean): string[] =>
  [...byForm].flatMap(([form, organ]) => (usable(organ) ? [form] : [])).sort((a, b) => b.length - a.length);

export const nationNames = (): string[] => [...byNation.keys()].sort((a, b) => b.length - a.length);

/** Canonical name and functions of a national body (国家认监委), null when it is none. */
export function nationalBody(name: string): { name: string; functions: readonly string[] } | null {
  const organ = byNation.get(name);
  return organ ? { name: organ.nation[0] ?? name, functions: organ.functions } : null;
}

/** Functions of a bare function name (市场监管, 公安), as lists of cooperating bodies print it; null when unknown. */
export const functionsOf = (name: string): readonly string[] | null => byForm.get(name)?.functions ?? null;

/** What a name without its place says: 发改委 → 发展和改革 + 委员会. */
export interface BodyName {
  readonly functions: readonly string[];
  /** Stem and organ word written out as far as that is certain somewhere; the identity of the body in its place. */
  readonly canonical: string;
  readonly organWord: string;
  /** Levels at which `canonical` is the body's real name; 'any' when it is printed that way already. */
  readonly sure: readonly ('province' | 'city')[] | 'any' | 'never';
}

/** Longest-first segmentation of a merged stem (文广旅体, 农业农村和水利); null unless it is covered wholly. */
function mergedStem(stem: string): Organ[] | null {
  const parts: Organ[] = [];
  for (let at = 0; at < stem.length; ) {
    if (at > 0 && /[和与、]/.test(stem[at] ?? '')) at++;
    let length = Math.min(8, stem.length - at);
    while (length >= 2 && !byForm.has(stem.slice(at, at + length))) length--;
    const organ = length >= 2 ? byForm.get(stem.slice(at, at + length)) : bySingle.get(stem[at] ?? '');
    if (!organ) return null;
    parts.push(organ);
    at += Math.max(length, 1);
  }
  return parts.length >= 2 ? parts : null;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

function readStem(stem: string, word: string, level: 'certain' | 'merged'): BodyName | null {
  const organWord = organWords.get(word) ?? word;
  const organ = byForm.get(stem);
  if (organ) {
    const kept = organ.stem === stem || organ.keep.includes(stem);
    const canonical = `${kept ? stem : organ.stem}${organWord}`;
    const sure =
      organ.vertical || /分|支队|大队|中心|处$/.test(organWord) ? 'never' : kept ? 'any' : organ.sure || [];
    return { functions: organ.functions, canonical, organWord, sure };
  }
  const parts = level === 'merged' ? mergedStem(stem) : null;
  if (!parts) return null;
  const functions = unique(parts.flatMap((p) => p.functions));
  return { functions, canonical: `${stem.replace(/[和与、]/g, '')}${organWord}`, organWord, sure: 'never' };
}

/** Reads a body's name without its place (市场监管局, 发改委, 文广旅体局, 海关); null when the stem is unknown. */
export function readBodyName(name: string): BodyName | null {
  const bare = byForm.get(name);
  if (bare?.bare) return { functions: bare.functions, canonical: name, organWord: '', sure: 'never' };
  for (const level of ['certain', 'merged'] as const) {
    for (const word of suffixesByLength) {
      if (!name.endsWith(word) || name.length <= word.length) continue;
      const read = readStem(name.slice(0, -word.length), word, level);
      if (read) return read;
    }
  }
  return null;
}
