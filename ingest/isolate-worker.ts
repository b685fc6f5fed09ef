/** The other side of `isolate.ts`: reads one file after another with the reader it is told. */
import { parentPort } from 'node:worker_threads';
import { QpgError } from '../graph/errors.ts';
import { BEGUN, type IsolatedReply, type IsolatedRequest } from './isolate-protocol.ts';
import { readers } from './readers/index.ts';

parentPort?.on('message', async (request: IsolatedRequest) => {
  parentPort?.postMessage(await reply(request));
});

async function reply({ reader, name, bytes }: IsolatedRequest): Promise<IsolatedReply> {
  try {
    const found = readers.find((candidate) => candidate.name === reader);
    if (found === undefined) return { code: undefined, message: `no reader ${reader}` };
    await found.prepare?.();
    parentPort?.postMessage(BEGUN);
    return { text: await found.read({ name, bytes }) };
  } catch (error) {
    if (error instanceof QpgError) return { code: error.code, message: error.message };
    return {
      code: undefined,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
