/** Judgements on identity as the command line gives them: suggested, written down, and shown at once. */
import { QpgError } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';
import { appendJudgement, type Judgement, readJudgements } from '../ingest/resolve/judgements.ts';
import { type Suggestion, suggest } from '../ingest/resolve/linker.ts';

export type Verdict = Pick<Judgement, 'left' | 'right' | 'verdict' | 'why'>;

/** Pairs of entities that may be one thing and that nobody has judged yet, likeliest first. */
export async function suggestions(store: GraphStore, file: string, limit: number): Promise<Suggestion[]> {
  const kinds = ['program', 'indicator', 'department'] as const;
  const candidates = (await Promise.all(kinds.map((kind) => store.entities({ kind })))).flat();
  return suggest(candidates, readJudgements(file), limit);
}

/**
 * Appends the judgement.
 * @returns the documents that speak of either side: they have to be read again for it to show
 * @throws QpgError NOT_FOUND when neither the store nor an earlier judgement knows an id
 */
export async function judge(store: GraphStore, file: string, verdict: Verdict): Promise<string[]> {
  const before = readJudgements(file);
  const affected = new Set<string>();
  for (const id of [verdict.left, verdict.right]) {
    const stands = before.canonical(id);
    if (!(await store.entity(stands)))
      throw new QpgError(
        'NOT_FOUND',
        `没有编号为“${id}”的实体。用 qpg resolve suggest 或 qpg show 查看编号。`,
      );
    const facts = [...(await store.facts({ subject: stands })), ...(await store.facts({ object: stands }))];
    for (const fact of facts) affected.add(fact.document);
  }
  appendJudgement(file, { ...verdict, at: new Date().toISOString() });
  return [...affected].sort();
}
