/** A bare front door for the scorer while the built program is not at hand: `npx tsx test/eval/extract-cli.ts extract FILE --json`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { extract } from '../../ingest/ingest.ts';

const [verb, file] = process.argv.slice(2);
if (verb !== 'extract' || file === undefined) throw new Error('usage: extract-cli.ts extract FILE --json');
const found = await extract({ name: basename(file), bytes: readFileSync(file) });
process.stdout.write(JSON.stringify(found));
