/**
 * Whose body a printed name means. A department's identity is its region's code and its canonical body, so that
 * 市市场监管局 of two cities stay two nodes; both perform one function.
 *
 *   市科技局 + 宣城市 ─▶ place 市 → 341800 · body 科学技术局 · fullName 宣城市科学技术局
 */
import { entityId } from '../../graph/ids.ts';
import { endingFunctions, isCollective, knownBody } from '../lexicon/bodies.ts';
import { type BodyName, functionsOf, nationalBody, readBodyName } from '../lexicon/functions.ts';
import { findRegions, lineage, NATION, type Region, regionByCode } from '../lexicon/regions.ts';

export interface DepartmentContext {
  /** Code of the issuer's region: what 市, 区, 我 are relative to. */
  readonly home: string | null;
  /** Names of bodies as the page prints them in full (issuer, publisher): the only source of 分局 full names. */
  readonly shown?: readonly string[];
  /** Keeps bodies of unknown region apart between documents. */
  readonly scope?: string | null;
}

export interface ResolvedDepartment {
  readonly id: string;
  readonly name: string;
  readonly fullName: string | null;
  readonly body: string;
  readonly regionCode: string | null;
  readonly functions: readonly string[];
  readonly collective: boolean;
}

/** Half-width brackets, no spaces, second signboard left out: 市市场监管局（市知识产权局） → 市市场监管局. */
export const departmentKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(?<=[局厅委会])\([^()]{2,20}[局厅委会]\)$/, '');

const LEVEL_WORD = /^(?:我|本|全)?(自治区|自治州|自治县|地区|新区|省|市|州|盟|区|县|旗)(?=.)/;

/** The region that a level word means in a document of `home`: 市 of a county-level city is that city itself. */
function regionOfWord(word: string, home: Region | null): Region | null {
  if (!home) return null;
  const line = lineage(home);
  const ends = line.find((r) => r.name.endsWith(word.replace(/^自治/, '')) && r.level !== 'zone');
  if (word === '市') return line.find((r) => r.name.endsWith('市')) ?? null;
  if (word === '省' || word === '自治区') return line.find((r) => r.level === 'province') ?? null;
  if (word === '区' && home.level === 'zone') return home;
  return ends ?? null;
}

interface Placed {
  readonly region: Region | null;
  /** Whether the name says where it belongs; without that it is the issuer's own. */
  readonly explicit: boolean;
  readonly rest: string;
  /** Whether a level word (市, 区) stood for the place. */
  readonly word: boolean;
}

function placeOf(name: string, home: Region | null): Placed {
  if (readBodyName(name) || knownBody(name))
    return { region: home, explicit: false, rest: name, word: false };
  let end = 0;
  let region: Region | null = null;
  for (const mention of findRegions(name, { home: home?.code ?? null })) {
    if (mention.start !== end) break;
    region = mention.region;
    end = mention.end;
  }
  if (region && end < name.length) return { region, explicit: true, rest: name.slice(end), word: false };
  if (/^(?:国家|全国|中央|中国)/.test(name))
    return { region: NATION, explicit: true, rest: name, word: false };
  const word = LEVEL_WORD.exec(name);
  if (!word?.[1]) return { region: home, explicit: false, rest: name, word: false };
  return {
    region: regionOfWord(word[1], home),
    explicit: true,
    rest: name.slice(word[0].length),
    word: true,
  };
}

/** 舟山市普陀区 for a district of a city, 武义县 and 义乌市 alone, as bodies print themselves. */
function placeName(region: Region): string {
  if (region.level !== 'district' || !region.name.endsWith('区')) return region.name;
  const above = regionByCode(region.parent);
  return `${above && above.level !== 'nation' ? above.name : ''}${region.name}`;
}

function composed(region: Region | null, read: BodyName): string | null {
  if (!region || region.level === 'nation' || region.level === 'zone') return null;
  const level = region.level;
  const certain =
    read.sure === 'any' || (read.sure !== 'never' && level !== 'district' && read.sure.includes(level));
  return certain ? `${placeName(region)}${read.canonical}` : null;
}

/** 市场监督管理局普陀分局 → a branch in 普陀. */
const BRANCH = /^(.{2,20}?局)(.{2,8}?)(分局)$/;

function branch(placed: Placed, name: string, context: DepartmentContext): ResolvedDepartment | null {
  const match = BRANCH.exec(placed.rest);
  const read = match ? readBodyName(match[1] ?? '') : null;
  if (!match || !read) return null;
  const where =
    findRegions(match[2] ?? '', { home: placed.region?.code ?? context.home })[0]?.region ?? placed.region;
  const stem = read.canonical.slice(0, -read.organWord.length);
  return finish(name, `${stem}分局`, where, read.functions, placed.explicit ? name : null, context);
}

function finish(
  name: string,
  body: string,
  region: Region | null,
  functions: readonly string[],
  fullName: string | null,
  context: DepartmentContext,
  collective = false,
): ResolvedDepartment {
  const regionCode = region?.code ?? null;
  const id = entityId('department', regionCode ?? `?${context.scope ?? ''}`, body);
  return { id, name, fullName, body, regionCode, functions, collective };
}

const TEAM = /^(?:共青)?团(.+)委(?:员会)?$/;

/** Party and mass organisations and courts: what their full names add to the place. */
function knownFullName(region: Region | null, rest: string, canonical: string, kind: string): string | null {
  if (!region || region.level === 'nation' || region.level === 'zone') return null;
  const place = placeName(region);
  if (kind === 'party')
    return rest.startsWith('委') && !region.name.includes('自治') ? `中共${place}${rest}` : null;
  if (kind === 'court') return rest.includes('人民') ? `${place}${rest}` : null;
  if (canonical === '人民政府' || canonical === '人民政府办公室')
    return `${place}${rest.includes('办公厅') ? '人民政府办公厅' : canonical}`;
  return kind === 'mass' && canonical.length >= 3 && !/贸促会|文联/.test(canonical)
    ? `${place}${canonical}`
    : null;
}

/** The full name that the page prints for this body (舟山市市场监督管理局普陀分局 for 区市场监管分局). */
function shownName(resolved: ResolvedDepartment, context: DepartmentContext): string | null {
  for (const shown of context.shown ?? []) {
    const other = resolveDepartment(shown, { home: context.home, scope: context.scope });
    if (other.id === resolved.id && other.fullName) return other.fullName;
  }
  return null;
}

function read(name: string, context: DepartmentContext): ResolvedDepartment {
  const home = regionByCode(context.home);
  const key = departmentKey(name);
  const national = nationalBody(key);
  if (national) return finish(name, national.name, NATION, national.functions, national.name, context);
  if (isCollective(key)) return finish(name, key, home, [], null, context, true);
  const team = TEAM.exec(key);
  if (team?.[1]) {
    const { region } = placeOf(`${team[1]}总工会`, home);
    const full = region ? `共青团${placeName(region)}委员会` : null;
    return finish(name, '共青团', region, ['共青团'], full, context);
  }
  const local = key.replace(/^国家税务总局(?=.+税务局$)|^中共(?=.)|^国网(?=.)/, '');
  const bare = functionsOf(key);
  if (bare && !readBodyName(key)) return finish(name, key, home, bare, null, context);
  const placed = placeOf(local, home);
  const rest = placed.rest.replace(/^党委/, '委');
  const known = knownBody(rest);
  if (known && (!known.exact || placed.explicit)) {
    const full = knownFullName(placed.region, rest, known.canonical, known.kind);
    return finish(name, known.canonical, placed.region, known.functions, full, context);
  }
  const inBranch = branch(placed, key, context);
  if (inBranch) return inBranch;
  const body = readBodyName(placed.rest);
  if (body) {
    const printed = local !== key ? key : null;
    return finish(
      name,
      body.canonical,
      placed.region,
      body.functions,
      printed ?? composed(placed.region, body),
      context,
    );
  }
  // The name is all that is known of it: it stays whole but for 市 or 区, and belongs to the place it names.
  const functions = endingFunctions(placed.rest) ?? [];
  return finish(name, placed.word ? placed.rest : key, placed.region, functions, null, context);
}

/**
 * Resolves a body's printed name. Never throws; an unknown name is a body of its own in the issuer's region.
 * `fullName` is null unless it can be composed with certainty or the page shows it.
 */
export function resolveDepartment(name: string, context: DepartmentContext): ResolvedDepartment {
  const own = /^[我本](?:局|厅|委|部门|单位)$/.test(name) ? context.shown?.[0] : undefined;
  const resolved = read(own ?? name, context);
  const fullName = resolved.fullName ?? shownName(resolved, context);
  return { ...resolved, name, fullName };
}
