/** What `isolate.ts` and its worker say to each other. */
import type { ErrorCode } from '../graph/errors.ts';
import type { SourceText } from './reader.ts';

export interface IsolatedRequest {
  readonly reader: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The worker's first word on a request: all libraries are loaded, reading begins. */
export const BEGUN = 'begun';

/** The text, or why there is none; `code` is missing when the reader failed in a way that it does not know. */
export type IsolatedReply =
  | { readonly text: SourceText }
  | { readonly code: ErrorCode | undefined; readonly message: string };
