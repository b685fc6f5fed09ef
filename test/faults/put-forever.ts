/** A child for the kill test: puts documents one after the other and says on stdout which are acknowledged. */
import { openStore } from '../../graph/open.ts';
import { manyFacts } from './many-facts.ts';

const [dir = '', first = '0'] = process.argv.slice(2);
const store = await openStore('embedded', dir);
process.stdout.write('open\n');
for (let i = Number(first); ; i += 1) {
  await store.put(manyFacts(i));
  // Every third is a replacement under way while the parent kills us.
  if (i % 3 === 0) await store.put(manyFacts(i, '改'));
  process.stdout.write(`${i}\n`);
}
