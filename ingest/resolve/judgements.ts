/**
 * What people decided about identity: an append-only text file, one JSON object a line, that survives a rebuild
 * of the graph. A later line about the same pair overrules an earlier one, so every decision can be taken back.
 *
 *   {"left":"program:1…","right":"program:2…","verdict":"same","by":"…","at":"2026-01-05T…","why":"…"}
 *
 * `same` joins two ids (the smaller one stays) · `different` keeps two ids apart and out of suggestions; between
 * an entity and a plan it splits that plan's mentions off · `unsure` takes a decision back.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { QpgError } from '../../graph/errors.ts';
import { contentId } from '../../graph/ids.ts';

export const Judgement = z.object({
  left: z.string().min(1),
  right: z.string().min(1),
  verdict: z.enum(['same', 'different', 'unsure']),
  by: z.string().default(''),
  at: z.string().default(''),
  why: z.string().default(''),
});
export type Judgement = z.infer<typeof Judgement>;

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** All judgements of one file, ready to be asked. Pure once made. */
export class Judgements {
  readonly #latest = new Map<string, Judgement>();
  readonly #parent = new Map<string, string>();

  constructor(lines: Iterable<Judgement> = []) {
    for (const line of lines) this.#latest.set(pairKey(line.left, line.right), line);
    for (const j of this.#latest.values()) if (j.verdict === 'same') this.#join(j.left, j.right);
  }

  #root(id: string): string {
    let root = id;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    return root;
  }

  #join(a: string, b: string): void {
    const [x, y] = [this.#root(a), this.#root(b)];
    if (x === y) return;
    if (x < y) this.#parent.set(y, x);
    else this.#parent.set(x, y);
  }

  get size(): number {
    return this.#latest.size;
  }

  /** The standing decision about a pair; undefined when there is none or it was taken back. */
  verdict(a: string, b: string): 'same' | 'different' | undefined {
    const verdict = this.#latest.get(pairKey(a, b))?.verdict;
    return verdict === 'unsure' ? undefined : verdict;
  }

  /** The judgement itself, to be shown. */
  about(a: string, b: string): Judgement | undefined {
    return this.#latest.get(pairKey(a, b));
  }

  /** The id under which `id` stands in the graph, as one plan speaks of it. */
  canonical(id: string, plan?: string): string {
    if (plan && this.verdict(id, plan) === 'different') {
      return contentId(id.slice(0, id.indexOf(':')), id, plan);
    }
    return this.#root(id);
  }
}

/**
 * Reads a file of judgements; a missing file is no judgement at all.
 * @throws QpgError DATA_DAMAGED with the number of the line that cannot be read.
 */
export function readJudgements(path: string): Judgements {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Judgements();
    throw error;
  }
  const judgements: Judgement[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    try {
      judgements.push(Judgement.parse(JSON.parse(line)));
    } catch (cause) {
      throw new QpgError('DATA_DAMAGED', `判定记录第 ${i + 1} 行无法读取：${path}。请改正或删除该行。`, {
        cause,
      });
    }
  }
  return new Judgements(judgements);
}

/** Adds one judgement at the end of the file; nothing before it is touched. */
export function appendJudgement(path: string, judgement: z.input<typeof Judgement>): void {
  appendFileSync(path, `${JSON.stringify(Judgement.parse(judgement))}\n`);
}
