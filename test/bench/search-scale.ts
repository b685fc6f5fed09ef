/**
 * A large corpus out of the five samples: every plan is a sample with its places, figures and some words changed
 * and its sentences dealt anew, so that neither texts nor vectors repeat. Vectors of the new pieces are those of
 * the sample pieces they come from plus noise: embedding 300,000 pieces would take an hour and measure nothing.
 */
import type { Clause, DocumentRecord } from '../../graph/model.ts';
import type { Embedder } from '../../search/embedder.ts';
import { sampleRecords } from '../eval/retrieval.ts';
import { randomFrom } from './search-timing.ts';

const SWAPS = '推进加强提升完善建设发展支持鼓励开展实施推动打造深化健全强化优化引导培育'.match(/../gu)!;

/** Plans with about `clauses` clauses of some 130 characters in all. */
export const largeCorpus = async (clauses: number): Promise<DocumentRecord[]> => {
  const samples = await sampleRecords(false);
  const sentences = samples.flatMap((s) =>
    s.extraction.text.split(/(?<=[。；\n])/u).filter((t) => t.length > 15),
  );
  const next = randomFrom(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const vary = (text: string): string =>
    text
      .replace(/\d+/gu, (d) => String(Math.max(1, Math.round(Number(d) * (0.5 + next())))))
      .replace(/[推加提完建发支鼓开实打深健强优引培][\p{Script=Han}]/gu, (w) =>
        next() < 0.2 ? pick(SWAPS) : w,
      );
  const records: DocumentRecord[] = [];
  for (let n = 0, made = 0; made < clauses; n++) {
    const sample = samples[n % samples.length]!;
    let text = '';
    const list: Clause[] = [];
    for (let i = 0; i < 67; i++, made++) {
      const start = text.length;
      text += `${i + 1}.${pick(SWAPS)}质量工作`;
      while (text.length - start < 130) text += vary(pick(sentences)).trim();
      text += '\n';
      const span = { start, end: text.length - 1 };
      list.push({
        ...{ id: `c${n}-${i}`, kind: 'task', number: `${i + 1}.`, title: '质量工作', level: 1, parent: null },
        ...{ path: ['二、主要任务'], ...span, own: span },
      });
    }
    const id = `plan-${String(n).padStart(5, '0')}`;
    const plan = { ...sample.extraction.plan!, id, title: `${sample.extraction.plan!.title}（${n}）` };
    records.push({
      id,
      entities: sample.entities,
      facts: sample.facts.map((f) => ({
        ...{ ...f, id: `${f.id}-${n}`, document: id, start: 0, end: 5, quote: text.slice(0, 5) },
      })),
      extraction: {
        ...{ ...sample.extraction, source: `${id}.txt`, text, clauses: list, plan, tasks: [], targets: [] },
        ...{ citations: [], programs: [], programLeads: [], departments: [], industries: [] },
      },
    });
  }
  return records;
};

/** Real vectors for questions; for passages the real ones of a few thousand texts, with noise. */
export const noisyEmbedder = async (model: Embedder, known: readonly string[]): Promise<Embedder> => {
  const base = await model.embedPassages(known);
  const next = randomFrom(2);
  return {
    ...model,
    embedPassages: async (texts) =>
      texts.map(() => {
        const from = base[Math.floor(next() * base.length)]!;
        // Noise of half the vector's length: neighbours as far apart as those of different sentences on one subject.
        const v = from.map((x) => x + (next() - 0.5) * 0.077);
        const length = Math.hypot(...v);
        return v.map((x) => x / length);
      }),
  };
};
