/** Choosing an entity by a part of its name. Pure. */
import type { EntityKind } from '../../../graph/kinds.ts';

export interface Choice {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Where a body belongs: every city has its 市发改委. */
  readonly place?: string | undefined;
}

const MOST = 12;

/** Names that begin with the words first, then those that hold them, shorter ones first. */
export function matching(all: readonly Choice[], words: string): Choice[] {
  const w = words.trim();
  if (!w) return [];
  const rank = (c: Choice): number =>
    c.name === w
      ? 0
      : c.name.startsWith(w)
        ? 1
        : c.name.includes(w)
          ? 2
          : c.aliases.some((a) => a.includes(w))
            ? 3
            : 9;
  return all
    .map((c) => ({ c, r: rank(c) }))
    .filter(({ r }) => r < 9)
    .sort((a, b) => a.r - b.r || a.c.name.length - b.c.name.length)
    .slice(0, MOST)
    .map(({ c }) => c);
}
