/** Ranking by words (BM25 over uni- and bigrams). Implementations in `words/`. */
export interface WordDocument {
  readonly key: string;
  readonly fields: Readonly<Record<'body' | 'heading' | 'plan', string>>;
}

export interface WordMatch {
  readonly key: string;
  readonly score: number;
  /** The score as a share of the highest that any document could have for this query, 0–1. */
  readonly coverage: number;
}

export interface WordIndex {
  readonly size: number;
  add(document: WordDocument): void;
  remove(key: string): boolean;
  /** At most `limit` matches with a score above 0 (among `only`, if given), best first, ties by key. */
  search(query: string, limit: number, only?: ReadonlySet<string> | null): WordMatch[];
  /** The stretches of a query whose words stand in a document: neighbouring words joined, in the query's order. */
  stretches(query: string, key: string): string[];
  /** Keys of the documents that hold every word of a text, in no order: those worth a look for a literal phrase. */
  having(text: string): string[];
  /** Whether any document holds a word, as the index cuts words. */
  knows(text: string): boolean;
}
