/** The other side of `isolate.ts`: reads one file after another with the reader it is told. */
import { parentPort } from 'node:worker_threads';
import { type ErrorCode, QpgError } from '../graph/errors.ts';
import type { SourceText } from './reader.ts';
import { readers } from './readers/index.ts';

export interface IsolatedRequest {
  readonly reader: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text, or why there is none; `code` is missing when the reader failed in a way that it does not know. */
export type IsolatedReply =
  | { readonly text: SourceText }
  | { readonly code: ErrorCode | undefined; readonly message: string };

parentPort?.on('message', async ({ reader, name, bytes }: IsolatedRequest) => {
  parentPort?.postMessage(await reply(reader, { name, bytes }));
});

// Says that it is ready: its first message is no reply.
parentPort?.postMessage('ready');

async function reply(reader: string, file: { name: string; bytes: Uint8Array }): Promise<IsolatedReply> {
  try {
    const found = readers.find((candidate) => candidate.name === reader);
    if (found === undefined) return { code: undefined, message: `no reader ${reader}` };
    return { text: await found.read(file) };
  } catch (error) {
    if (error instanceof QpgError) return { code: error.code, message: error.message };
    return {
      code: undefined,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
