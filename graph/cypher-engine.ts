/** The little that `CypherStore` needs of a graph database; two implementations, in `stores/`. */
import type { Schema } from './cypher/schema.ts';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Params = Readonly<Record<string, Value>>;
export type Row = Readonly<Record<string, unknown>>;

/** Runs one statement; rows hold scalars and lists only (see `cypher/dialect.ts`). */
export type Run = (cypher: string, params?: Params) => Promise<Row[]>;

export interface CypherEngine {
  readonly name: 'embedded' | 'neo4j';
  /** Creates what is missing of indexes and constraints: each engine has its own statements for them. */
  prepare(schema: Schema): Promise<void>;
  read: Run;
  /** All or nothing; `work` runs again when the engine reports a conflict (gqlStatus 40…). Never nested. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Makes everything acknowledged so far durable. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const hasStatus = (error: unknown): error is { gqlStatus: string } =>
  typeof error === 'object' && error !== null && 'gqlStatus' in error && typeof error.gqlStatus === 'string';

/** Whether another transaction won and trying again may help (GQL class 40, transaction rollback). */
export const isConflict = (error: unknown): boolean => hasStatus(error) && error.gqlStatus.startsWith('40');
