/** The other names by which people call a body: 卫健委, 卫生健康局 for 市卫生健康委. */
import type { Span } from '../graph/model.ts';
import { wording } from './wording.ts';

/** Bodies are also asked for without their level: 市经信局 → 经信局. */
const LEVEL = /^(?:师市|省|市(?!场)|区|县|州|盟|旗|全市|全省)(?=.{2})/u;

/** A name without the level it begins with. */
export const withoutLevel = (name: string): string => name.replace(LEVEL, '');

const { organs, stems } = wording.bodies;
const longestFirst = (list: readonly string[]): string =>
  [...list].sort((a, b) => b.length - a.length).join('|');
const rows = new Map<string, readonly string[]>();
for (const row of stems) for (const stem of row) if (!rows.has(stem)) rows.set(stem, row);
const KNOWN = new RegExp(
  `(${longestFirst([...rows.keys()])})(?:${longestFirst(organs)})(?![长员属部])`,
  'gu',
);

export interface BodyCalled extends Span {
  /** Every name by which it may stand in a plan, without level. */
  readonly names: readonly string[];
}

/** Bodies of known kinds in a question, each with its other names. */
export const bodiesCalled = (text: string): BodyCalled[] =>
  [...text.matchAll(KNOWN)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    names: rows.get(m[1]!)!.flatMap((stem) => organs.map((organ) => stem + organ)),
  }));

const BODY =
  /([\u3400-\u9fff]{2,12}?(?:局|委(?!员)|厅|委员会|办公室|管委会|法院|检察院|工会|海事处))(?=的|负责|承担|牵头|参与|要|该|应|需|做|干|管|有|都|在|主要|配合|[??]?$)/u;

const ORGAN = /(?:局|委员会|委|厅|办公室|中心|院|处|会)$/u;

/** Whether a body's name may be meant by a shorter one: 区海洋与渔业局 by 海洋局, 区人民检察院 by 检察院. */
export const maybeCalled = (name: string, said: string): boolean => {
  const stem = said.replace(ORGAN, '');
  return name.includes(said) || (stem.length >= 2 && name.includes(stem) && ORGAN.test(name));
};

/**
 * A body that a question names though no plan may know it: 普陀区水利局负责什么 → 水利局; null when it asks for one
 * (哪个局).
 * @param places names of places in the question
 */
export function bodyIn(text: string, places: readonly string[]): string | null {
  let said = BODY.exec(text)?.[1] ?? '';
  if (/[哪何那谁几什么多少有的和与由]/u.test(said)) return null;
  for (const place of places) {
    const at = said.indexOf(place);
    if (at >= 0) said = said.slice(at + place.length);
  }
  const bare = withoutLevel(said);
  return bare.length >= 3 ? bare : null;
}
