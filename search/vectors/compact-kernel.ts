/**
 * Dot products of one vector with many, in WebAssembly SIMD: so much faster than plain JavaScript that an exact scan
 * is enough where others need an approximate index. No toolchain: the module is ~200 bytes, put together here.
 *
 *   dots(query, row, rows, bytes, out)     addresses, but for `rows`; bytes a row, a multiple of 16
 *     for each row: out[row] = Σ query[i] · row[i]     query int16, row int8, out int32; two accumulators of four lanes
 */
const I32 = 0x7f;
const V128 = 0x7b;
const FUNC = 0x60;
const [GET, SET, TEE] = [0x20, 0x21, 0x22];
const [BLOCK, LOOP, BR_IF, END, VOID] = [0x02, 0x03, 0x0d, 0x0b, 0x40];
const [I32_CONST, I32_ADD, I32_SUB, I32_EQZ, I32_LT_U] = [0x41, 0x6a, 0x6b, 0x45, 0x49];
const I32_STORE = [0x36, 0x02, 0x00];

/** Unsigned LEB128. */
const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
const simd = (op: number): number[] => [0xfd, ...leb(op)];
const load = (offset: number): number[] => [...simd(0x00), 0x04, offset];
/** Eight bytes widened to eight int16. */
const loadWide = (offset: number): number[] => [...simd(0x01), 0x03, offset];
const DOT_I16 = simd(0xba);
const I32X4_ADD = simd(0xae);
const lane = (n: number): number[] => [...simd(0x1b), n];
const ZERO = [...simd(0x0c), ...new Array<number>(16).fill(0)];
const section = (id: number, body: readonly number[]): number[] => [id, ...leb(body.length), ...body];
const text = (s: string): number[] => [s.length, ...[...s].map((c) => c.charCodeAt(0))];

const [query, row, rows, bytes, out, at, end, a, b] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const multiplyAdd = (sum: number, queryOffset: number, rowOffset: number): number[] => [
  ...[GET, sum, GET, at, ...load(queryOffset), GET, row, ...loadWide(rowOffset)],
  ...[...DOT_I16, ...I32X4_ADD, SET, sum],
];
const advance = (local: number, by: number): number[] => [GET, local, I32_CONST, by, I32_ADD];

const code = [
  ...[BLOCK, VOID, GET, rows, I32_EQZ, BR_IF, 0, LOOP, VOID],
  ...[...ZERO, SET, a, ...ZERO, SET, b],
  ...[GET, query, SET, at, GET, row, GET, bytes, I32_ADD, SET, end],
  ...[LOOP, VOID, ...multiplyAdd(a, 0, 0), ...multiplyAdd(b, 16, 8)],
  ...[...advance(at, 32), SET, at, ...advance(row, 16), TEE, row, GET, end, I32_LT_U, BR_IF, 0, END],
  ...[GET, out, GET, a, GET, b, ...I32X4_ADD, TEE, a, ...lane(0), GET, a, ...lane(1), I32_ADD],
  ...[GET, a, ...lane(2), I32_ADD, GET, a, ...lane(3), I32_ADD, ...I32_STORE],
  ...[...advance(out, 4), SET, out, GET, rows, I32_CONST, 1, I32_SUB, TEE, rows, BR_IF, 0, END, END, END],
];
const locals = [2, 2, I32, 2, V128];
const body = [...locals, ...code];

/** Size of a page of WebAssembly memory, and how many there can be (4 GiB). */
export const PAGE = 65_536;
export const MOST_PAGES = 65_536;

const MODULE = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...section(1, [1, FUNC, 5, I32, I32, I32, I32, I32, 0]),
  ...section(2, [1, ...text('host'), ...text('memory'), 0x02, 0x03, 0x01, ...leb(MOST_PAGES)]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text('dots'), 0x00, 0x00]),
  ...section(10, [1, ...leb(body.length), ...body]),
]);

/** What is used of WebAssembly: neither the ES library nor Node's types declare it. */
export interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
  grow(pages: number): number;
}
interface WasmApi {
  Memory: new (size: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}
const wasm = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly;

/** The kernel reads this many bytes of a row at a step: rows are padded with zeros to a multiple of it. */
export const STEP = 16;

/** Two threads read it (compact-scan.ts). */
export const newMemory = (): WasmMemory => new wasm.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });

export type Dots = (query: number, row: number, rows: number, bytes: number, out: number) => void;

/** The kernel over a memory of the caller's. */
export const dotsOver = (memory: WasmMemory): Dots =>
  new wasm.Instance(new wasm.Module(MODULE), { host: { memory } }).exports.dots as Dots;
