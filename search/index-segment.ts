/**
 * One file of vectors, written once and never changed:
 *
 *   header   one JSON line padded to 512 bytes: format, model, dimension, count, SHA-256 of all that follows it
 *   keys     count × 8 bytes: what the vector is of (the first 64 bits of the SHA-256 of its text)
 *   scales   count × 4 bytes, little-endian floats
 *   vectors  count × dimension bytes: value = byte × scale (`quantise`)
 *
 * A key says by itself what text its vector belongs to, so a segment needs no list beside it and any sound one can be used.
 */
import { z } from 'zod';
import { sha256 } from '../graph/ids.ts';
import type { Quantised } from './quantise.ts';

export const FORMAT = 1;
const HEADER_BYTES = 512;
const KEY_BYTES = 8;
const SCALE_BYTES = 4;
const rowBytes = (dimension: number): number => KEY_BYTES + SCALE_BYTES + dimension;

const Header = z.object({
  qpg: z.literal('vectors'),
  format: z.number().int(),
  model: z.string(),
  dimension: z.number().int().positive(),
  count: z.number().int().nonnegative(),
  sha256: z.string(),
});
export type Header = z.infer<typeof Header>;

export interface Segment {
  readonly header: Header;
  /** Hex keys, 16 digits. */
  readonly keys: readonly string[];
  /** Vector of the key at the same place; its bytes are a view of the file's. */
  vector(at: number): Quantised;
}

/** Hex key of 16 digits and its vector. */
export type Entry = readonly [string, Quantised];

/** The file is damaged: not this format, cut short, or a checksum that does not match. */
export class DamagedSegment extends Error {}

/** The checksum covers what the header claims as well as the payload. */
const checksum = (header: Omit<Header, 'sha256'>, payload: Uint8Array): string =>
  sha256(`${header.format} ${header.model} ${header.dimension} ${header.count} ${sha256(payload)}`);

export const encodeSegment = (model: string, dimension: number, entries: readonly Entry[]): Buffer => {
  const payload = Buffer.alloc(entries.length * rowBytes(dimension));
  const scales = entries.length * KEY_BYTES;
  const vectors = scales + entries.length * SCALE_BYTES;
  entries.forEach(([key, { scale, bytes }], i) => {
    payload.write(key, i * KEY_BYTES, 'hex');
    payload.writeFloatLE(scale, scales + i * SCALE_BYTES);
    payload.set(new Uint8Array(bytes.buffer, bytes.byteOffset, dimension), vectors + i * dimension);
  });
  const claim = { qpg: 'vectors' as const, format: FORMAT, model, dimension, count: entries.length };
  const header = Buffer.alloc(HEADER_BYTES, ' ');
  header.write(JSON.stringify({ ...claim, sha256: checksum(claim, payload) }));
  header[HEADER_BYTES - 1] = 0x0a;
  return Buffer.concat([header, payload]);
};

/** @throws DamagedSegment */
export const decodeSegment = (bytes: Buffer): Segment => {
  const header = readHeader(bytes);
  const payload = bytes.subarray(HEADER_BYTES);
  if (payload.length !== header.count * rowBytes(header.dimension)) throw new DamagedSegment('wrong length');
  if (checksum(header, payload) !== header.sha256) throw new DamagedSegment('checksum');
  const keys = Array.from({ length: header.count }, (_, i) =>
    payload.toString('hex', i * KEY_BYTES, (i + 1) * KEY_BYTES),
  );
  const scales = header.count * KEY_BYTES;
  const vectors = scales + header.count * SCALE_BYTES;
  const vector = (at: number): Quantised => ({
    scale: payload.readFloatLE(scales + at * SCALE_BYTES),
    bytes: new Int8Array(
      payload.buffer,
      payload.byteOffset + vectors + at * header.dimension,
      header.dimension,
    ),
  });
  return { header, keys, vector };
};

const readHeader = (bytes: Buffer): Header => {
  const line = bytes.subarray(0, HEADER_BYTES).toString('utf8');
  try {
    return Header.parse(JSON.parse(line));
  } catch {
    throw new DamagedSegment('header');
  }
};
