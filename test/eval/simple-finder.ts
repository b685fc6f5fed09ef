/** Exact scan over piece vectors mixed with BM25: what the answers need of search, without its index on disk. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from '../../search/corpus.ts';
import type { Embedder } from '../../search/embedder.ts';
import { piecesOf } from '../../search/pieces.ts';
import type { Finder } from '../../search/question.ts';
import { Bm25Index } from '../../search/words/bm25.ts';

const dot = (a: Float32Array, b: Float32Array): number => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i]! * b[i]!;
  return s;
};

/** Vectors are kept under the temporary folder by the hash of their text: an evaluation is run many times. */
async function embedCached(embedder: Embedder, texts: readonly string[]): Promise<Float32Array[]> {
  const folder = join(tmpdir(), 'qpg-eval-vectors');
  mkdirSync(folder, { recursive: true });
  const file = (t: string): string =>
    join(
      folder,
      createHash('sha1')
        .update(embedder.id + t)
        .digest('hex'),
    );
  const missing = [...new Set(texts.filter((t) => !existsSync(file(t))))];
  const made = await embedder.embedPassages(missing);
  missing.forEach((t, i) => {
    writeFileSync(file(t), Buffer.from(made[i]!.buffer, made[i]!.byteOffset, made[i]!.byteLength));
  });
  return texts.map((t) => new Float32Array(new Uint8Array(readFileSync(file(t))).buffer));
}

export async function simpleFinder(corpus: Corpus, embedder: Embedder): Promise<Finder> {
  const words = new Bm25Index();
  const pieces: { unit: string; plan: string; text: string }[] = [];
  for (const plan of corpus.plans())
    for (const unit of plan.units) {
      const text = corpus.unitText(unit);
      words.add({ key: unit.id, fields: { body: text, heading: unit.clause.title, plan: plan.ref.title } });
      for (const p of piecesOf(text))
        pieces.push({ unit: unit.id, plan: unit.plan, text: text.slice(p.start, p.end) });
    }
  const vectors = await embedCached(
    embedder,
    pieces.map((p) => p.text),
  );
  const queries = new Map<string, Float32Array>();
  const queryOf = async (text: string): Promise<Float32Array> => {
    const held = queries.get(text) ?? (await embedder.embedQuery(text));
    queries.set(text, held);
    return held;
  };
  return {
    async find(text, { plans, limit }) {
      const query = await queryOf(text);
      const best = new Map<string, number>();
      pieces.forEach((p, i) => {
        if (plans && !plans.includes(p.plan)) return;
        best.set(p.unit, Math.max(best.get(p.unit) ?? -1, dot(query, vectors[i]!)));
      });
      const bm = new Map(words.search(text, 50, (k) => best.has(k)).map((m) => [m.key, m.score]));
      const top = Math.max(1e-9, ...bm.values());
      const low = Math.min(...best.values());
      const span = Math.max(1e-9, Math.max(...best.values()) - low);
      return [...best]
        .map(([id, similarity]) => ({
          unit: corpus.unit(id)!,
          similarity,
          score: (0.75 * (similarity - low)) / span + (0.25 * (bm.get(id) ?? 0)) / top,
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}
