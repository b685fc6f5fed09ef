/** Text → vectors. Implementations in `embedders/` pass `test/contracts/embedder.ts`. */
export interface Embedder {
  /** Model identity written into the index header: name and a checksum of its files. */
  readonly id: string;
  readonly dimension: number;
  /** One unit-length vector for a question (the instruction prefix, if the model wants one, is added here). */
  embedQuery(text: string): Promise<Float32Array>;
  /** Unit-length vectors in the order of `texts`; `onProgress` gets the number done so far. */
  embedPassages(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]>;
  close(): Promise<void>;
}
