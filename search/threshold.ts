/** A condition on values in a question: 不低于90分, 3%以上, 指数90是哪个市的目标. */

export interface Threshold {
  readonly holds: (value: number) => boolean;
  /** As the question says it. */
  readonly said: string;
}

const BEFORE = /(超过|高于|大于|多于|不低于|不少于|至少|达到|低于|小于|少于|不到|不超过)(\d+(?:\.\d+)?)/u;
const AFTER = /(\d+(?:\.\d+)?)(?:%|个百分点|万?[元分家个项件名人张亩])?(以上|以下|以内)/u;
/** A number right after what it measures, with nothing but its unit behind. */
const EQUAL = /[率度数量标比重强为是值](\d+(?:\.\d+)?)(?:%|[分家个项件名人张亩])?(?=的|是|有|在|[,??]|$)/u;

const isYear = (text: string, at: number, n: number): boolean =>
  n >= 1900 && n < 2100 && text.charAt(at) === '年';

function worded(word: string, n: number): (value: number) => boolean {
  if (/^(超过|高于|大于|多于)$/u.test(word)) return (v) => v > n;
  if (/^(低于|小于|少于|不到)$/u.test(word)) return (v) => v < n;
  if (/^(不超过|以下|以内)$/u.test(word)) return (v) => v <= n;
  return (v) => v >= n;
}

/** @param which whether the question asks which plans: only then does a bare number choose among them */
export function threshold(text: string, which: boolean): Threshold | null {
  const before = BEFORE.exec(text);
  if (before) {
    const [said, word, number] = before as unknown as [string, string, string];
    const n = Number(number);
    if (!isYear(text, before.index + said.length, n)) return { said, holds: worded(word, n) };
  }
  const after = AFTER.exec(text);
  if (after) return { said: after[0], holds: worded(after[2]!, Number(after[1])) };
  const equal = which ? EQUAL.exec(text) : null;
  if (!equal) return null;
  const n = Number(equal[1]);
  return { said: `为${equal[0].slice(1)}`, holds: (v) => v === n };
}
