/** Collects one document's entities and facts: ids from content, every fact with the span that proves it. */
import { contentId, entityId } from '../graph/ids.ts';
import type { EntityKind, RelationKind } from '../graph/kinds.ts';
import type { Certainty, DocumentRecord, Entity, Extraction, Fact, Props, Span } from '../graph/model.ts';
import type { Judgements } from './resolve/judgements.ts';
import { compare, explain } from './resolve/linker.ts';
import { ClauseIndex } from './resolve/sentence-index.ts';

interface Draft {
  readonly entity: Entity;
  readonly aliases: Set<string>;
}

/** How a fact was found; `certainty` defaults to stated. */
export interface Ground {
  readonly span: Span;
  readonly rule: string;
  readonly certainty?: Certainty;
  readonly props?: Props;
}

export class FactGraph {
  readonly #extraction: Extraction;
  readonly #plan: string;
  readonly #judgements: Judgements | undefined;
  readonly #entities = new Map<string, Draft>();
  readonly #facts = new Map<string, Fact>();
  readonly #clauses: ClauseIndex;

  constructor(extraction: Extraction, plan: string, judgements?: Judgements) {
    this.#extraction = extraction;
    this.#plan = plan;
    this.#judgements = judgements;
    this.#clauses = new ClauseIndex(extraction.clauses);
  }

  /** Id of an entity after people's judgements. */
  id(kind: EntityKind, ...parts: readonly (string | number | null)[]): string {
    return this.judged(entityId(kind, ...parts));
  }

  /** The id under which people's judgements keep what this plan calls `id`. */
  judged(id: string): string {
    return this.#judgements?.canonical(id, this.#plan) ?? id;
  }

  /** Adds an entity or what is newly said of it; the first name and props stay. */
  entity(
    id: string,
    kind: EntityKind,
    name: string,
    aliases: readonly string[] = [],
    props: Props = {},
  ): string {
    const known = this.#entities.get(id);
    if (known) {
      for (const alias of [name, ...aliases]) known.aliases.add(alias);
      Object.assign(known.entity.props, { ...props, ...known.entity.props });
    } else {
      this.#entities.set(id, { entity: { id, kind, name, aliases: [], props }, aliases: new Set(aliases) });
    }
    return id;
  }

  /** Adds a fact unless its span is empty or outside the text: without a quote there is no fact. */
  fact(subject: string, relation: RelationKind, object: string, ground: Ground): void {
    const { start, end } = ground.span;
    const quote = this.#extraction.text.slice(start, end);
    if (!quote || quote.length !== end - start || subject === object) return;
    const id = contentId('fact', this.#plan, subject, relation, object, start, end);
    if (this.#facts.has(id)) return;
    this.#facts.set(id, {
      id,
      subject,
      relation,
      object,
      document: this.#plan,
      clause: this.#clauses.at(start)?.id ?? null,
      start,
      end,
      quote,
      rule: ground.rule,
      certainty: ground.certainty ?? 'stated',
      props: ground.props ?? {},
    });
  }

  /** The record; entities that no fact speaks of are left out, the plan itself stays. */
  record(): DocumentRecord {
    const facts = [...this.#facts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const used = new Set([this.#plan, ...facts.flatMap((f) => [f.subject, f.object])]);
    const entities = [...this.#entities.values()]
      .filter((d) => used.has(d.entity.id))
      .map(withAliases)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return { id: this.#plan, extraction: this.#extraction, entities, facts };
  }
}

/** Other printed names, sorted, and why each was taken for the same thing. */
function withAliases({ entity, aliases }: Draft): Entity {
  const others = [...aliases].filter((a) => a && a !== entity.name).sort();
  if (others.length === 0 || entity.kind === 'plan' || entity.kind === 'function') {
    return { ...entity, aliases: others };
  }
  const joined = others.map((alias) => {
    const { why } = compare({ ...entity, aliases: [] }, { ...entity, name: alias, aliases: [] });
    const spoken = why.some((r) => r.score > 0 && r.feature !== 'same-kind-of-program');
    return spoken ? explain(alias, entity.name, why) : `${alias} = ${entity.name}：词表`;
  });
  return { ...entity, aliases: others, props: { ...entity.props, joined } };
}
