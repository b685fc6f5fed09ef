/** Properties as typed columns, for formats whose nodes and edges all share one list of attributes. */
import { byCodeUnit } from './merge.ts';
import type { Entity, Fact, Props } from './model.ts';

export type CellValue = string | number | boolean | null;

export interface Column<T> {
  readonly name: string;
  readonly type: 'string' | 'double' | 'boolean';
  /** Null: the item has no such attribute. */
  value(item: T): CellValue;
}

/** Between the items of a list in one cell; no name contains it. */
const LIST_SEPARATOR = '；';

const asCell = (value: Props[string] | undefined): CellValue =>
  Array.isArray(value) ? value.join(LIST_SEPARATOR) : (value ?? null);

function typeOf(values: readonly CellValue[]): Column<unknown>['type'] {
  const given = values.filter((value) => value !== null);
  if (given.length > 0 && given.every((value) => typeof value === 'number')) return 'double';
  if (given.length > 0 && given.every((value) => typeof value === 'boolean')) return 'boolean';
  return 'string';
}

/** One column per property that any item has, in order of name; mixed types become text. */
function propColumns<T extends { readonly props: Props }>(
  items: readonly T[],
  taken: ReadonlySet<string>,
): Column<T>[] {
  const keys = [...new Set(items.flatMap((item) => Object.keys(item.props)))].sort(byCodeUnit);
  return keys.map((key) => {
    const cells = items.map((item) => asCell(item.props[key]));
    const type = typeOf(cells);
    return {
      // A property must not hide a field of the same name.
      name: taken.has(key) ? `props.${key}` : key,
      type,
      value: (item) => {
        const cell = asCell(item.props[key]);
        return type === 'string' && cell !== null ? String(cell) : cell;
      },
    };
  });
}

const entityFields: readonly Column<Entity>[] = [
  { name: 'kind', type: 'string', value: (entity) => entity.kind },
  { name: 'name', type: 'string', value: (entity) => entity.name },
  { name: 'aliases', type: 'string', value: (entity) => asCell(entity.aliases) },
];

const factFields: readonly Column<Fact>[] = [
  { name: 'relation', type: 'string', value: (fact) => fact.relation },
  { name: 'document', type: 'string', value: (fact) => fact.document },
  { name: 'clause', type: 'string', value: (fact) => fact.clause },
  { name: 'start', type: 'double', value: (fact) => fact.start },
  { name: 'end', type: 'double', value: (fact) => fact.end },
  { name: 'quote', type: 'string', value: (fact) => fact.quote },
  { name: 'rule', type: 'string', value: (fact) => fact.rule },
  { name: 'certainty', type: 'string', value: (fact) => fact.certainty },
];

const namesOf = (columns: readonly { name: string }[]): Set<string> =>
  new Set(['id', 'label', 'source', 'target', ...columns.map((column) => column.name)]);

/** Kind, name and aliases, then the properties. */
export const entityColumns = (entities: readonly Entity[]): Column<Entity>[] => [
  ...entityFields,
  ...propColumns(entities, namesOf(entityFields)),
];

/** The fields that prove a fact, then its properties. */
export const factColumns = (facts: readonly Fact[]): Column<Fact>[] => [
  ...factFields,
  ...propColumns(facts, namesOf(factFields)),
];
