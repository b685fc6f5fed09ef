/** Broken copies of real files, from a fixed seed: cut, flipped, spliced, mixed, and broken inside their packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { RawFile } from '../../ingest/reader.ts';

/** Random numbers 0 ≤ n < 1 that are the same in every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
const below = (next: Random, limit: number) => Math.floor(next() * limit);

/** Sources of all golden folders and samples. */
export function seeds(): RawFile[] {
  const golden = new URL('../golden/', import.meta.url);
  const folders = readdirSync(golden, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, golden))
      .filter((file) => file.startsWith('source.'))
      .map((file) => ({ name: `${name}/${file}`, bytes: readFileSync(new URL(`${name}/${file}`, golden)) })),
  );
  const samples = new URL('../../ingest/samples/', import.meta.url);
  const texts = readdirSync(samples).filter((file) => file.endsWith('.txt'));
  return [...files, ...texts.map((file) => ({ name: file, bytes: readFileSync(new URL(file, samples)) }))];
}

/** The n-th broken file; the same for the same n. */
export function mutated(all: readonly RawFile[], n: number): RawFile {
  const next = random(Math.imul(n + 1, 0x9e3779b1));
  const base = all[n % all.length];
  if (base === undefined) throw new Error('no seeds');
  const ways = waysFor(base.name);
  const rounds = 1 + below(next, 3);
  let { bytes } = base;
  for (let round = 0; round < rounds; round++) {
    const way = ways[below(next, ways.length)];
    if (way !== undefined) bytes = way(bytes, next, all);
  }
  return { name: `${n} ${base.name}`, bytes };
}

/** Binary formats are mostly broken inside, so that more than their signature is tested. */
function waysFor(name: string): readonly Way[] {
  if (name.endsWith('.docx')) return [...new Array<Way>(9).fill(insidePackage), flipped];
  if (/\.(?:doc|pdf)$/.test(name))
    return [...BYTES, ...new Array<Way>(8).fill(flippedInside), wildInside, wildInside];
  return BYTES;
}

type Way = (bytes: Uint8Array, next: Random, all: readonly RawFile[]) => Uint8Array;

const cut: Way = (bytes, next) => bytes.subarray(0, below(next, bytes.length));

const beheaded: Way = (bytes, next) => bytes.subarray(below(next, Math.min(4000, bytes.length)));

const flipped: Way = (bytes, next) => {
  const copy = new Uint8Array(bytes); // a Buffer's slice would share the seed's memory
  const count = 1 + below(next, Math.min(40, copy.length / 200));
  for (let i = 0; i < count; i++) {
    const at = below(next, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(next, 8));
  }
  return copy;
};

/** Behind the signature and header. */
const flippedInside: Way = (bytes, next, all) =>
  Buffer.concat([bytes.subarray(0, 512), flipped(bytes.subarray(512), next, all)]);

const wildInside: Way = (bytes, next, all) =>
  Buffer.concat([bytes.subarray(0, 32), wildHead(bytes.subarray(32), next, all)]);

/** Whole bytes in the head, where formats keep their sizes and pointers. */
const wildHead: Way = (bytes, next) => {
  const copy = new Uint8Array(bytes); // a Buffer's slice would share the seed's memory
  for (let i = 0; i < 12; i++)
    copy[below(next, Math.min(1024, copy.length))] = [0, 255, 1, 127, 128][below(next, 5)] ?? 0;
  return copy;
};

const repeated: Way = (bytes, next) => {
  const from = below(next, bytes.length);
  const part = bytes.subarray(from, from + below(next, 20_000));
  const times = 1 + below(next, 40);
  return Buffer.concat([
    bytes.subarray(0, from),
    ...new Array<Uint8Array>(times).fill(part),
    bytes.subarray(from),
  ]);
};

const spliced: Way = (bytes, next, all) => {
  const other = all[below(next, all.length)]?.bytes ?? bytes;
  return Buffer.concat([
    bytes.subarray(0, below(next, bytes.length)),
    other.subarray(below(next, other.length)),
  ]);
};

const mixedEncoding: Way = (bytes, next) => {
  const at = below(next, bytes.length);
  const foreign = [
    Buffer.from('质量强县责任单位：市市场监管局', 'utf16le'),
    Buffer.from([0xd6, 0xca, 0xc1, 0xbf, 0xc7, 0xbf, 0xca, 0xd0]),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
    Buffer.from('质量强省', 'utf8').subarray(1),
  ];
  return Buffer.concat([
    bytes.subarray(0, at),
    foreign[below(next, foreign.length)] ?? bytes,
    bytes.subarray(at),
  ]);
};

/** Numbers in the text of the file changed: lengths, references, spans, offsets. */
const wildNumbers: Way = (bytes, next) => {
  const text = Buffer.from(bytes).toString('latin1');
  const changed = text.replace(/\d+/g, (number) => {
    if (next() > 0.02) return number;
    return ['0', '1', '3', '-1', '65535', '2147483648', '99999999999'][below(next, 7)] ?? number;
  });
  return Buffer.from(changed, 'latin1');
};

const BYTES: readonly Way[] = [
  cut,
  beheaded,
  flipped,
  flipped,
  wildHead,
  repeated,
  spliced,
  mixedEncoding,
  wildNumbers,
];

/** A Word package whose parts are broken but whose zip is whole. */
const insidePackage: Way = (bytes, next, all) => {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    return bytes;
  }
  const names = Object.keys(files).filter((name) => /document|numbering|styles/.test(name));
  const name = names[below(next, names.length)];
  if (name === undefined) return bytes;
  const way =
    [wildNumbers, wildNumbers, swappedWords, flipped, dropTag, repeated, cut][below(next, 7)] ?? flipped;
  return zipSync({ ...files, [name]: way(files[name] ?? strToU8(''), next, all) }, { level: 1 });
};

/** Attribute values exchanged among themselves: the XML stays whole, its sense does not. */
const swappedWords: Way = (bytes, next) => {
  const text = Buffer.from(bytes).toString('utf8');
  const values = text.match(/"[^"]*"/g) ?? ['""'];
  const swap = (value: string) => (next() > 0.1 ? value : (values[below(next, values.length)] ?? value));
  return Buffer.from(text.replace(/"[^"]*"/g, swap));
};

const dropTag: Way = (bytes, next) => {
  const tags = Buffer.from(bytes).toString('utf8').split(/(?=<)/);
  tags.splice(below(next, tags.length), 1 + below(next, 3));
  return Buffer.from(tags.join(''));
};
