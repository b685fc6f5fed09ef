/** Takes out pinyin annotations; (VOCs), (NOx), (上海), (园区) are the plan's own words and stay. */
import type { Cleaner, Edit } from '../cleaner.ts';
import { annotation } from '../pinyin.ts';

/** Toneless syllables: only on a page that annotates everything. */
const NEUTRAL = /(?<=\p{Script=Han})\((?:de|le|zi|men|zhe|ge|ma|ba|ne|me|tou|li|shang)\)/gu;
const MANY = 20;

export const annotations: Cleaner = {
  name: 'annotations',
  clean(text) {
    const toned = [...text.matchAll(annotation())];
    const all = toned.length > MANY ? [...toned, ...text.matchAll(NEUTRAL)] : toned;
    return all
      .map(
        (m): Edit => ({ start: m.index, end: m.index + m[0].length, replacement: '', reason: 'annotation' }),
      )
      .sort((a, b) => a.start - b.start);
  },
};
