/** What the main thread and an embedding worker say to each other. */
export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Asks a worker to end once it is done with what it has. */
export const END = 'end';

export type EmbedReply =
  | { readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly id: number; readonly error: string; readonly damaged: boolean };

export interface WorkerOptions {
  /** Folder that holds the model's folder. */
  readonly folder: string;
  readonly model: string;
  /** File path inside the model's folder → hex SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  /** Threads within one run of the model. */
  readonly threads: number;
}
