/** Takes off the front of a found stretch what does not belong to a program's name. */
import { leadIn, opener, quantifier, takers } from '../lexicon/program-forms.ts';

const NUMBER = /^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/;
const ETC = /等(?!级)/;

/** Whether brackets and quotation marks come in pairs. */
export const balanced = (name: string): boolean =>
  (name.match(/[(（]/g) ?? []).length === (name.match(/[)）]/g) ?? []).length &&
  (name.match(/“/g) ?? []).length === (name.match(/”/g) ?? []).length;

/** Up to 的 it is described, not named: what is left must be long enough to be a name. */
function afterOf(name: string): string {
  const of = name.lastIndexOf('的');
  if (of < 0 || of >= name.length - 2) return name;
  return name.length - of > 8 ? name.slice(of + 1) : '';
}

/** What follows 等 is the kind of the things before it (A、B等标志性工程): a name only when it is long. */
function afterEtc(name: string): string {
  const at = name.search(ETC);
  if (at < 0) return name;
  const rest = name
    .slice(at + 1)
    .replace(/^[市县区地](?=[创建开])/, '')
    .replace(/^(?:创建|争创|建设|开展)/, '');
  return rest.length >= 10 ? rest : '';
}

/** 杭州都市圈和长三角G60科创走廊, 首批…示范区: the last of several things. A bracket is not cut open. */
function lastThing(name: string): string {
  const rest = name
    .replace(/^.*以及/, '')
    .replace(/^.*(?:首批|第[一二三四五]批)/, '')
    .replace(/^.*(?:[圈区市廊带园心][和与及、]|”[^”]*[和与及](?=“)|”[、和]?(?=“))/, '');
  return balanced(rest) ? rest : name;
}

/** 支持深圳建设国际…城市: the one who does it is no part of the name. */
const DOER = /^[一-鿿]{2,8}?(?:创建|争创|建设|打造)(?=国家|全国|国际|省级)/;

/** Takes numbers, adverbs, counts and descriptions off the front of a name that follows `verb`. */
export function trimFront(name: string, verb: string | null): string {
  let rest = lastThing(afterEtc(afterOf(name.replace(NUMBER, '')))).replace(DOER, '');
  let opened = false;
  for (;;) {
    const fixed = verb !== null && takers.has(verb);
    const lead = fixed ? null : leadIn.exec(rest);
    const open = fixed || opened || lead || /^建设工程/.test(rest) ? null : opener.exec(rest);
    const cut = /^[\s、和与及]+/.exec(rest) ?? quantifier.exec(rest) ?? lead ?? open;
    if (!cut || cut[0].length === 0 || rest.length - cut[0].length < 4) return rest;
    if (open) opened = true;
    rest = rest.slice(cut[0].length);
  }
}
