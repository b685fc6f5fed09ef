/**
 * What speaks for or against two mentions being one thing: named, weighted, documented. A feature says how much
 * (0 against, 1 for) or null when it has nothing to say; the linker adds them up.
 */
import type { EntityKind } from '../../graph/kinds.ts';
import { bigrams, coreKey, dice, nameKey } from './normalise.ts';

/** A thing to compare: an entity of the store or one of a document. */
export interface Candidate {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly props: Readonly<Record<string, unknown>>;
}

export interface Feature {
  readonly name: string;
  /** What it looks at, shown to users (Chinese). */
  readonly label: string;
  /** Share in the sum; a feature with `decisive` ends the comparison when it says 0. */
  readonly weight: number;
  readonly decisive?: boolean;
  score(a: Candidate, b: Candidate): number | null;
}

const names = (c: Candidate): string[] => [c.name, ...c.aliases];
const best = (a: Candidate, b: Candidate, score: (x: string, y: string) => number): number =>
  Math.max(...names(a).flatMap((x) => names(b).map((y) => score(x, y))));

const digits = (name: string): string => (nameKey(name).match(/[\d+x]+/g) ?? []).join(' ');
/** Words that make another thing of the same name: 一号发展工程 and 一号改革工程, 浙江制造 and 浙江制造精品. */
const HEADS = /(?:精品|名牌|标准|品牌|平台|工程|行动|计划|试点|示范区|机制|制度|改革|奖)$/;
const head = (name: string): string => HEADS.exec(nameKey(name))?.[0] ?? '';

/** What is left of two keys between their common beginning and their common end. */
function between(a: string, b: string): readonly [string, string] {
  let front = 0;
  while (front < a.length && front < b.length && a[front] === b[front]) front++;
  let back = 0;
  const most = Math.min(a.length, b.length) - front;
  while (back < most && a[a.length - 1 - back] === b[b.length - 1 - back]) back++;
  return [a.slice(front, a.length - back), b.slice(front, b.length - back)];
}

/** Words so common in quality plans that they distinguish nothing. */
const COMMON = /质量|提升|建设|专项|攻坚/g;

/** 产品质量提升工程 and 服务质量提升工程: one word stands in the place of another, so they are two things. */
function replaced(a: string, b: string): boolean {
  const bare = (key: string) => key.replace(HEADS, '').replace(COMMON, '');
  const [x, y] = between(bare(a), bare(b));
  return x !== '' && y !== '' && ![...x].some((c) => y.includes(c));
}

/** Whether the longer name is the shorter one with a word put into its middle: mostly another thing's name. */
function inserted(a: string, b: string): boolean {
  const [x, y] = between(a, b);
  const [shorter, longer] = a.length <= b.length ? [x, a] : [y, b];
  const rest = a.length <= b.length ? y : x;
  return (
    shorter === '' &&
    rest !== '' &&
    a.length !== b.length &&
    !longer.startsWith(rest) &&
    !longer.endsWith(rest)
  );
}

export const features: readonly Feature[] = [
  {
    name: 'same-kind',
    label: '同一类事物',
    weight: 0,
    decisive: true,
    score: (a, b) => (a.kind === b.kind ? null : 0),
  },
  {
    name: 'same-place',
    label: '同一地区的机构',
    weight: 0,
    decisive: true,
    score: (a, b) => (a.kind === 'department' && a.props.regionCode !== b.props.regionCode ? 0 : null),
  },
  {
    name: 'same-functions',
    label: '机构职能一致',
    weight: 0,
    decisive: true,
    score: (a, b) =>
      a.kind === 'department' && String(a.props.functions) !== String(b.props.functions) ? 0 : null,
  },
  {
    name: 'replaced-word',
    label: '同一位置换了一个词（产品、服务质量提升工程）',
    weight: 0,
    decisive: true,
    score: (a, b) => (replaced(nameKey(a.name), nameKey(b.name)) ? 0 : null),
  },
  {
    name: 'same-numbers',
    label: '名称中的数字一致',
    weight: 0,
    decisive: true,
    score: (a, b) => (digits(a.name) === digits(b.name) ? null : 0),
  },
  {
    name: 'same-name',
    label: '名称相同（不计引号、书名号、全半角）',
    weight: 5,
    score: (a, b) => (best(a, b, (x, y) => (nameKey(x) === nameKey(y) ? 1 : 0)) ? 1 : null),
  },
  {
    name: 'same-core',
    label: '除“建设”“创建”等词外名称相同',
    weight: 3,
    score: (a, b) => (best(a, b, (x, y) => (coreKey(x) === coreKey(y) ? 1 : 0)) ? 1 : null),
  },
  {
    name: 'overlap',
    label: '名称用字重合',
    weight: 2,
    score: (a, b) => best(a, b, (x, y) => dice(nameKey(x), nameKey(y))),
  },
  {
    name: 'containment',
    label: '一个名称包含另一个',
    weight: 1,
    score: (a, b) => {
      const inside = best(a, b, (x, y) => {
        const [s, l] = [nameKey(x), nameKey(y)].sort((p, q) => p.length - q.length) as [string, string];
        return s.length >= 4 && l.includes(s) ? bigrams(s).size / bigrams(l).size : 0;
      });
      return inside > 0 ? inside : null;
    },
  },
  {
    name: 'inserted-word',
    label: '只在中间多出一个词（浙江精品与浙江制造精品）',
    weight: 2,
    score: (a, b) => (inserted(nameKey(a.name), nameKey(b.name)) ? 0 : null),
  },
  {
    name: 'same-head',
    label: '中心词相同（工程、行动、奖……）',
    weight: 0.5,
    score: (a, b) => {
      const [x, y] = [head(a.name), head(b.name)];
      return x && y ? Number(x === y) : null;
    },
  },
  {
    name: 'same-kind-of-program',
    label: '项目类别相同',
    weight: 0.5,
    score: (a, b) =>
      typeof a.props.kind === 'string' && typeof b.props.kind === 'string'
        ? Number(a.props.kind === b.props.kind)
        : null,
  },
];
