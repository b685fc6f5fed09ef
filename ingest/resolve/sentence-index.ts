/** Looks up the sentence and the clause around a span without cutting the text anew for each of thousands of spans. */
import type { Clause, Span } from '../../graph/model.ts';
import { sentences } from '../outline/sentences.ts';

/** The last span that starts at or before `offset`, by binary search over spans in ascending order of start. */
function before<T extends Span>(spans: readonly T[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export class SentenceIndex {
  readonly text: string;
  readonly all: readonly Span[];

  constructor(text: string) {
    this.text = text;
    this.all = sentences(text);
  }

  /** The sentence that holds `start`, stretched to `end` when the span runs over its end. */
  around(start: number, end: number): Span {
    const sentence = this.all[before(this.all, start)];
    if (!sentence || sentence.end <= start) return { start, end };
    return { start: sentence.start, end: Math.max(sentence.end, end) };
  }
}

/** Clauses in text order: the innermost one around an offset. */
export class ClauseIndex {
  readonly #clauses: readonly Clause[];
  readonly #byId: ReadonlyMap<string, Clause>;

  constructor(clauses: readonly Clause[]) {
    this.#clauses = clauses;
    this.#byId = new Map(clauses.map((c) => [c.id, c]));
  }

  /** Clauses stand in text order, so the last one that starts before the offset or one of its parents holds it. */
  at(offset: number): Clause | null {
    let clause = this.#clauses[before(this.#clauses, offset)] ?? null;
    while (clause && clause.end <= offset)
      clause = clause.parent ? (this.#byId.get(clause.parent) ?? null) : null;
    return clause;
  }
}
