import type { Embedder } from '../embedder.ts';

/** FNV-1a over UTF-16 units: the same number for the same string on every machine. */
const hash = (s: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

const embed = (text: string, dimension: number): Float32Array => {
  const vector = new Float32Array(dimension);
  const letters = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  for (let i = 0; i < letters.length; i++) {
    for (const gram of [letters.slice(i, i + 1), letters.slice(i, i + 2)]) {
      const h = hash(gram);
      // The sign bit keeps unrelated grams that share a slot from always adding up.
      vector[h % dimension]! += (h & 0x80000000) === 0 ? gram.length : -gram.length;
    }
  }
  const length = Math.hypot(...vector);
  if (length > 0) for (let i = 0; i < dimension; i++) vector[i]! /= length;
  return vector;
};

/**
 * An embedder without a model: signed hashing of uni- and bigrams, so texts that share characters are near.
 * For tests and for comparing against: deterministic, at once, and with no understanding at all.
 */
export const hashingEmbedder = (dimension = 256): Embedder => ({
  id: `hashing-${dimension}`,
  dimension,
  embedQuery: async (text) => embed(text, dimension),
  embedPassages: async (texts, onProgress) =>
    texts.map((text, i) => {
      onProgress?.(i + 1);
      return embed(text, dimension);
    }),
  close: async () => {},
});
