/** `npm run golden [name…]`: rewrites the expectations and prints what changed, for a person to read. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { goldenCases, summarise } from './summary.ts';

const wanted = process.argv.slice(2);
let changed = 0;
for (const golden of goldenCases()) {
  if (wanted.length > 0 && !wanted.some((word) => golden.name.includes(word))) continue;
  const before = existsSync(golden.expected) ? readFileSync(golden.expected, 'utf8') : '';
  const after = await summarise(golden);
  if (before === after) continue;
  changed++;
  mkdirSync(new URL('./', golden.expected), { recursive: true });
  writeFileSync(golden.expected, after);
  console.log(`\n${golden.name}`);
  for (const line of difference(before.split('\n'), after.split('\n'))) console.log(line);
}
console.log(changed === 0 ? 'nothing changed' : `\n${changed} expectations rewritten: read the lines above`);

/** Lines only in one of the two, with their order kept; lines moved about show as both. */
function difference(before: readonly string[], after: readonly string[]): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const line of before) {
    const found = after.indexOf(line, at);
    if (found < 0) lines.push(`- ${line}`);
    else {
      for (const added of after.slice(at, found)) lines.push(`+ ${added}`);
      at = found + 1;
    }
  }
  for (const added of after.slice(at)) lines.push(`+ ${added}`);
  return lines;
}
