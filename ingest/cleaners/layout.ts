/** Last of all: indentation, list bullets, trailing spaces and empty lines; a line is then a paragraph. */
import type { Cleaner, Edit } from '../cleaner.ts';
import { linesOf } from '../lines.ts';

export const layout: Cleaner = {
  name: 'layout',
  clean(text) {
    const edits: Edit[] = [];
    let kept = false;
    for (const { start, end, text: line } of linesOf(text)) {
      const lead = /^(?:[^\S\t]|[•●▪■◆◇□])*/.exec(line)![0].length;
      const empty = line.trim() === '' || lead === line.length;
      if (empty) {
        // The feed before an empty line goes, so that no text ends in one.
        const from = kept ? start - 1 : start;
        const to = kept ? end : Math.min(end + 1, text.length);
        if (to > from) edits.push({ start: from, end: to, replacement: '', reason: 'whitespace' });
        continue;
      }
      kept = true;
      const tail = line.length - line.replace(/[^\S\t]+$/, '').length;
      if (lead > 0) edits.push({ start, end: start + lead, replacement: '', reason: 'whitespace' });
      if (tail > 0) edits.push({ start: end - tail, end, replacement: '', reason: 'whitespace' });
    }
    return edits;
  },
};
