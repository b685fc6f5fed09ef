/** Finds the units that say literally what a query demands: quoted phrases, figures, document numbers. */
import type { Corpus } from './corpus.ts';
import type { AllowedUnits } from './filters.ts';
import { figuresIn, foldPhrase, type ParsedQuery } from './query.ts';
import { tokens } from './tokens.ts';
import type { WordIndex } from './word-index.ts';

export interface Demanded {
  /** Allowed units that say it all; those allowed when nothing is demanded or nothing says any of it. */
  readonly units: AllowedUnits;
  /** For the user: what stands nowhere. */
  readonly notes: readonly string[];
}

interface Demand {
  /** As the user wrote it. */
  readonly shown: string;
  readonly says: (text: string) => boolean;
  /** Units that count without saying it, as those of the plan that has the number. */
  readonly also: readonly string[];
}

const SENTENCE_END = /[。；;\n]/u;
const DIGIT = /[\d０-９]/u;

/** Folding a text costs a hundred times what looking for the phrase as written does. */
const saysPhrase = (shown: string): Demand['says'] => {
  const folded = foldPhrase(shown);
  return (text) => text.includes(shown) || foldPhrase(text).includes(folded);
};

/** 放心消费单位1000家 is not said by a sentence on 1000 of something else. */
const saysFigure = (text: string, figure: string, beside: readonly string[]): boolean =>
  text
    .split(SENTENCE_END)
    .filter((sentence) => DIGIT.test(sentence) && figuresIn(sentence).has(figure))
    .some((sentence) => {
      if (beside.length === 0) return true;
      const words = new Set(tokens(sentence).map((t) => t.term));
      return beside.some((word) => words.has(word));
    });

const demandsOf = (query: ParsedQuery, corpus: Corpus): Demand[] => [
  ...query.phrases.map((shown): Demand => ({ shown, says: saysPhrase(shown), also: [] })),
  ...query.figures.map(
    (shown): Demand => ({ shown, says: (text) => saysFigure(text, shown, query.beside), also: [] }),
  ),
  ...query.documentNumbers.map((shown): Demand => {
    const folded = foldPhrase(shown);
    const numbered = corpus
      .plans()
      .filter(({ meta }) => meta.docNumber !== null && foldPhrase(meta.docNumber).endsWith(folded));
    return {
      shown,
      says: saysPhrase(shown),
      also: numbered.flatMap(({ units }) => units.map((u) => u.id)),
    };
  }),
];

/**
 * A demand that no allowed unit meets is dropped with a note: the user sees what is near, and that it is only near.
 * @param allowed units that may be found
 */
export const demanded = (
  query: ParsedQuery,
  corpus: Corpus,
  words: WordIndex,
  allowed: AllowedUnits,
): Demanded => {
  const notes: string[] = [];
  let units = allowed;
  const demands = demandsOf(query, corpus);
  for (const { shown, says, also } of demands) {
    const before: AllowedUnits = units;
    const isAllowed = (id: string): boolean => before?.has(id) ?? true;
    const saying = words.having(shown).filter((id) => {
      const unit = isAllowed(id) ? corpus.unit(id) : null;
      if (unit === null) return false;
      return says(corpus.unitText(unit)) || says([...unit.clause.path, unit.clause.title].join('\n'));
    });
    const found: Set<string> = new Set([...saying, ...also.filter(isAllowed)]);
    if (found.size > 0) units = found;
    else notes.push(`没有条款${demands.length > 1 ? '同时' : ''}写有“${shown}”，以下为意思相近的条款。`);
  }
  return { units, notes };
};
