/**
 * What the server needs from the other rooms, as plain functions, so that routes stay thin and tests can hand
 * in small parts. `workspace/` wires the real ones.
 */
import type { DocumentRecord } from '../graph/model.ts';
import type { GraphStore } from '../graph/store.ts';
import type { AskReply, IngestOutcome, JobEvent, PlanSummary, SearchQuery, SearchReply } from './contract.ts';
import type { Frozen } from './mount.ts';

export interface RawUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Progress of one file on its way into graph and index. */
export type IngestProgress = Pick<JobEvent, 'file' | 'stage' | 'done' | 'total'>;

export interface Version {
  readonly sha256: string;
  readonly source: string;
  readonly size: number;
  readonly ingestedAt: string;
}

export interface Parts {
  readonly store: GraphStore;
  /** All stored plans, newest first. */
  summaries(): readonly PlanSummary[];
  /** A stored record, cached; null if unknown. */
  record(planId: string): Promise<DocumentRecord | null>;
  search(query: SearchQuery): Promise<Frozen<SearchReply>>;
  ask(text: string, plans?: readonly string[]): Promise<Frozen<AskReply>>;
  /** Ingests one after another; a file that fails is an outcome with its error, not an exception. */
  ingest(files: readonly RawUpload[], onProgress: (p: IngestProgress) => void): Promise<IngestOutcome[]>;
  remove(planId: string): Promise<boolean>;
  versions(planId: string): Promise<readonly Version[]>;
  /** The bytes a plan was read from, for download. */
  sourceBytes(planId: string): Promise<RawUpload | null>;
}

export interface ServerOptions {
  /** Host names under which the server may be addressed (guards against DNS rebinding). */
  readonly hosts: readonly string[];
  /** When set, writing needs `Authorization: Bearer <token>`; without it writing is open to loopback only. */
  readonly token: string | null;
  /** Folder of the built page; null serves the API alone. */
  readonly client: string | null;
  /** Most bytes of one uploaded file. */
  readonly maxFileBytes: number;
}
