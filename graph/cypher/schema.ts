/**
 * The graph as the two Cypher stores keep it:
 *
 *   (:Record {id, json}) -[:SPEAKS_OF {json}]-> (:Entity {id, kind, name, aliases, keys, props})
 *   (:Entity) -[:<relation kind> {id, document, clause, start, end, quote, rule, certainty, props}]-> (:Entity)
 *
 * `Record.json` is the document as it was put; `SPEAKS_OF.json` is what that document says of the entity, from
 * which the entity is merged again when a document comes or goes; `keys` are the NFKC names it is found by;
 * `props` is JSON because a property holds no map and JSON keeps null, order and type exactly.
 */
export const schema = {
  unique: [
    { label: 'Record', property: 'id' },
    { label: 'Entity', property: 'id' },
  ],
  index: [{ label: 'Entity', property: 'kind' }],
} as const satisfies Schema;

export interface Schema {
  readonly unique: readonly { readonly label: string; readonly property: string }[];
  readonly index: readonly { readonly label: string; readonly property: string }[];
}
