/**
 * A batch of files on its way in: progress in words and numbers, and outcomes instead of exceptions, so that one
 * bad file does not stop the others.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { QpgError } from '../graph/errors.ts';
import type { RawFile } from '../ingest/reader.ts';
import type { IngestOutcome } from '../web/contract.ts';
import { problemOf } from '../web/mount.ts';

/** Stages of one document, with the share of its time at which each begins. */
const STAGES = {
  reading: { share: 0, label: '读取' },
  extracting: { share: 0.1, label: '抽取' },
  storing: { share: 0.2, label: '入库' },
  embedding: { share: 0.3, label: '向量' },
} as const;
type Stage = keyof typeof STAGES;
export type OnStage = (stage: Stage, done: number, total: number) => void;

export interface Incoming {
  readonly raw: RawFile;
  /** Path the file was read from; uploads have none and are known by their name. */
  readonly origin: string;
}

export type Taken = Omit<IngestOutcome, 'file' | 'error'>;

export interface FileProgress {
  /** Files done, with a fraction for the one under way. */
  readonly done: number;
  readonly file: string;
  readonly label: string;
}

/** Turns what the file's user can mend into an outcome; a defect of ours still crashes. */
export async function outcomeOf(file: string, work: () => Promise<Taken>): Promise<IngestOutcome> {
  try {
    return { file, error: null, ...(await work()) };
  } catch (error) {
    if (!(error instanceof QpgError)) throw error;
    return { file, status: 'failed', plan: null, counts: null, issues: [], error: problemOf(error) };
  }
}

/** Files by path, in order. */
export async function ingestPaths(
  paths: readonly string[],
  take: (incoming: Incoming, onStage: OnStage) => Promise<Taken>,
  onProgress: (p: FileProgress) => void,
): Promise<IngestOutcome[]> {
  const outcomes: IngestOutcome[] = [];
  for (const [index, path] of paths.entries()) {
    const file = basename(path);
    const onStage: OnStage = (stage, done, total) => {
      const { share, label } = STAGES[stage];
      const within = stage === 'embedding' ? share + (1 - share) * (done / Math.max(total, 1)) : share;
      onProgress({ done: index + Math.min(within, 0.99), file, label });
    };
    const work = async () => {
      onStage('reading', 0, 1);
      return take({ raw: { name: file, bytes: await readFile(path) }, origin: path }, onStage);
    };
    outcomes.push(await outcomeOf(file, work));
    onProgress({ done: index + 1, file, label: '完成' });
  }
  return outcomes;
}
