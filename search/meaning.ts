/** How near a question and short texts are in meaning, with the vectors of texts remembered between questions. */
import type { Embedder } from './embedder.ts';
import type { Finder } from './question.ts';

/** Indicator names recur in every plan: so many vectors (2 KB each) are kept, the oldest go first. */
const KEPT = 20_000;

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Cosines of a question with texts, by an embedder whose vectors have unit length. */
export function similarities(embedder: Embedder): NonNullable<Finder['similarities']> {
  const passages = new Map<string, Float32Array>();
  return async (question, texts) => {
    const missing = [...new Set(texts.filter((t) => !passages.has(t)))];
    const [query, made] = await Promise.all([embedder.embedQuery(question), embedder.embedPassages(missing)]);
    missing.forEach((text, i) => {
      passages.set(text, made[i]!);
    });
    const cosines = texts.map((t) => dot(query, passages.get(t)!));
    for (const oldest of passages.keys()) {
      if (passages.size <= KEPT) break;
      passages.delete(oldest);
    }
    return cosines;
  };
}
