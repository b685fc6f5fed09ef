/** Rows of the Cypher stores ↔ the words of the system. Shapes as `cypher/schema.ts` describes them. */
import { z } from 'zod';
import type { Row, Value } from './cypher-engine.ts';
import { type Contribution, nameKeys } from './merge.ts';
import { type DocumentRecord, Entity, Fact, Props } from './model.ts';

const parseProps = z.string().transform((json): Props => Props.parse(JSON.parse(json)));
const EntityRow = Entity.extend({ props: parseProps });
const FactRow = Fact.extend({ props: parseProps });
const Json = z.object({ json: z.string() });
const ContributionRow = Json.extend({ documents: z.number() });
const Id = z.object({ id: z.string() });

export const toEntity = (row: Row): Entity => EntityRow.parse(row);
export const toFact = (row: Row): Fact => FactRow.parse(row);
export const toId = (row: Row): string => Id.parse(row).id;

/** The record exactly as it was put; it was checked by its schema when it was made. */
export const toRecord = (row: Row): DocumentRecord => JSON.parse(Json.parse(row).json) as DocumentRecord;

/** There may be thousands in one put, all written by `state`: only the row is checked, not its JSON. */
export function toContribution(row: Row): Contribution {
  const { json, documents } = ContributionRow.parse(row);
  return { entity: JSON.parse(json) as Entity, documents };
}

export const toCount = (row: Row | undefined): number => z.object({ n: z.number() }).parse(row).n;

export const entityRow = (entity: Entity): Record<string, Value> => ({
  ...entity,
  keys: nameKeys(entity),
  props: JSON.stringify(entity.props),
});

export const factRow = (fact: Fact): Record<string, Value> => ({
  ...fact,
  props: JSON.stringify(fact.props),
});
