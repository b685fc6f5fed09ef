/** Takes out metadata blocks; what they say is read beforehand by `labelsOf`. */
import type { Cleaner } from '../cleaner.ts';
import { metadataLines } from '../labels.ts';
import { removeLines } from '../lines.ts';

export const metadata: Cleaner = {
  name: 'metadata',
  clean: (text) => removeLines(metadataLines(text), text, 'metadata'),
};
