/**
 * Traditional to simplified characters (OpenCC), only when the page is mostly traditional: a simplified plan may
 * quote a traditional name. OpenCC keeps 著; in simplified officialese it is 着 except in 显著, 卓著, 著名 …
 */
import { Converter } from 'opencc-js/t2cn';
import type { Cleaner, Edit } from '../cleaner.ts';
import { cleaning } from '../lexicon/cleaning.ts';
import { alternation } from '../lexicon/load.ts';

/** Frequent characters of plans whose simplified form is another character. */
const TELLTALE = /[質監責單與為個發區國業務產術標準實動關經際機構縣鎮設應對創進強體係導報開]/g;
const SHARE = 0.03;

const keepZhu = new RegExp(alternation(cleaning.keepZhu.words), 'g');
let toSimplified: ((text: string) => string) | undefined;

/** Made on first use: most documents never need it. */
function converter(): (text: string) => string {
  const made = toSimplified ?? Converter({ from: 't', to: 'cn' });
  toSimplified = made;
  return made;
}

export const traditional: Cleaner = {
  name: 'traditional',
  clean(text) {
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    const telling = text.match(TELLTALE)?.length ?? 0;
    if (telling < 3 || telling < han * SHARE) return [];
    const convert = converter();
    const edits: Edit[] = [];
    let at = 0;
    for (const line of text.split('\n')) {
      edits.push(...changes(line, simplify(line, convert), at));
      at += line.length + 1;
    }
    return edits;
  },
};

function simplify(line: string, convert: (text: string) => string): string {
  const simple = convert(line);
  if (!simple.includes('著')) return simple;
  const kept = new Set<number>();
  for (const match of simple.matchAll(keepZhu)) kept.add(match.index + match[0].indexOf('著'));
  return simple.replace(/著/g, (zhu, offset: number) => (kept.has(offset) ? zhu : '着'));
}

/** Runs of changed characters; a line that changed its length is replaced whole. */
function changes(line: string, simple: string, at: number): Edit[] {
  if (line === simple) return [];
  if (line.length !== simple.length) {
    return [{ start: at, end: at + line.length, replacement: simple, reason: 'conversion' }];
  }
  const edits: Edit[] = [];
  for (let i = 0; i < line.length; i++) {
    if (line[i] === simple[i]) continue;
    let end = i + 1;
    while (end < line.length && line[end] !== simple[end]) end++;
    edits.push({ start: at + i, end: at + end, replacement: simple.slice(i, end), reason: 'conversion' });
    i = end;
  }
  return edits;
}
