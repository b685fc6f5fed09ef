/**
 * Comparison keys of names: width, quotes, title marks, spaces and punctuation differ between pages that speak of
 * one thing; letters, digits and + do not (标准化+ is not 标准化). Written variants of one word are folded too.
 */

/** Spellings that public documents use for one another, checked by hand; longest first. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/首台[(（]?套[)）]?/g, '首台套'],
  [/首批[(（]?次[)）]?/g, '首批次'],
  [/首版[(（]?次[)）]?/g, '首版次'],
  [/阶梯攀升/g, '阶梯攀登'],
  [/登高/g, '登高'],
  [/互联网\s*[+＋加]/g, '互联网+'],
  [/标准化\s*[+＋加]/g, '标准化+'],
  [/质量基础设施[“"]?一站式[”"]?/g, '质量基础设施一站式'],
];

/** Key under which two printed names are the same name. */
export function nameKey(name: string): string {
  let key = name.normalize('NFKC');
  for (const [variant, standard] of VARIANTS) key = key.replace(variant, standard);
  return key.replace(/[^\p{L}\p{N}+%]/gu, '').toLowerCase();
}

const TAIL = /(?:建设|创建|培育|工作|活动|体系建设|项目建设)$/;

/** Key without words that only say that something is done with the thing (无废城市建设 → 无废城市). */
export function coreKey(name: string): string {
  const key = nameKey(name);
  const core = key.replace(TAIL, '');
  return core.length >= 3 ? core : key;
}

/** Adjacent pairs of characters of a key, as a set. */
export function bigrams(key: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < key.length; i++) pairs.add(key.slice(i, i + 2));
  return pairs;
}

/** Overlap of two keys' pairs of characters, 0–1 (Dice). */
export function dice(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  if (left.size === 0 || right.size === 0) return a === b ? 1 : 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared++;
  return (2 * shared) / (left.size + right.size);
}
