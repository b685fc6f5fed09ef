/**
 * Whether the sector chains of an OLE file come to an end: a chain that goes round would be followed until memory
 * is full. Layout after [MS-CFB] 2.2 (header) and 2.3 (sector allocation table, its first 109 places in the header).
 */

const HEADER = 512;
const PLACES_IN_HEADER = 109;
const MAX_TABLES = 4_096;

/** False for chains that go round and for headers that make no sense. */
export function hasSoundSectors(file: Buffer): boolean {
  if (file.length < HEADER) return false;
  const shift = file.readUInt16LE(30);
  if (shift < 7 || shift > 16) return false;
  const size = 2 ** shift;
  const table: number[] = [];
  for (const sector of tableSectors(file, size)) {
    const start = HEADER + sector * size;
    for (let at = start; at + 4 <= Math.min(start + size, file.length); at += 4)
      table.push(file.readInt32LE(at));
  }
  return allEnd(table);
}

/** The sectors that hold the allocation table: named in the header and in a chain of further lists. */
function tableSectors(file: Buffer, size: number): number[] {
  const sectors: number[] = [];
  for (let place = 0; place < PLACES_IN_HEADER; place++) sectors.push(file.readInt32LE(76 + place * 4));
  let list = file.readInt32LE(68);
  for (let lists = 0; list >= 0 && lists < MAX_TABLES; lists++) {
    const start = HEADER + list * size;
    if (start + size > file.length) break;
    for (let at = start; at < start + size - 4; at += 4) sectors.push(file.readInt32LE(at));
    list = file.readInt32LE(start + size - 4);
  }
  return sectors.filter((sector) => sector >= 0).slice(0, MAX_TABLES);
}

/** Follows every chain once; meeting a sector of the same walk again means that it goes round. */
function allEnd(next: readonly number[]): boolean {
  const walk = new Int32Array(next.length);
  for (let start = 0; start < next.length; start++) {
    let at = start;
    while (at >= 0 && at < next.length && walk[at] === 0) {
      walk[at] = start + 1;
      at = next[at] ?? -1;
    }
    if (at >= 0 && at < next.length && walk[at] === start + 1) return false;
  }
  return true;
}
