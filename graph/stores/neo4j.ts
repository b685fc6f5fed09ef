/** The store on a Neo4j server (5.26 tried), through the official driver. */
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { Schema } from '../cypher/schema.ts';
import type { CypherEngine, Params, Row, Run, Value } from '../cypher-engine.ts';
import { CypherStore } from '../cypher-store.ts';
import { QpgError } from '../errors.ts';
import type { GraphStore } from '../store.ts';

export interface Neo4jAccess {
  readonly user: string;
  /** Null: the server asks for none. */
  readonly password: string | null;
  readonly database: string;
}

const CONNECTION_TIMEOUT_MS = 5_000;
const RETRY_TIME_MS = 15_000;

/** A JS number goes out as FLOAT unless it is wrapped; integers must stay integers. */
function toServer(value: Value): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toServer);
  if (typeof value === 'object' && value !== null) return paramsToServer(value as Params);
  return value;
}

const paramsToServer = (params: Params): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, toServer(value)]));

function fromServer(value: unknown): unknown {
  if (neo4j.isInt(value)) return value.toNumber();
  return Array.isArray(value) ? value.map(fromServer) : value;
}

const runIn =
  (transaction: ManagedTransaction): Run =>
  async (cypher, params = {}) => {
    const { records } = await transaction.run(cypher, paramsToServer(params));
    return records.map(
      (record): Row =>
        Object.fromEntries(record.keys.map((key) => [String(key), fromServer(record.get(key))])),
    );
  };

class Neo4jEngine implements CypherEngine {
  readonly name = 'neo4j';
  private readonly driver: Driver;
  private readonly database: string;

  constructor(driver: Driver, database: string) {
    this.driver = driver;
    this.database = database;
  }

  async prepare({ unique, index }: Schema): Promise<void> {
    // A constraint brings its own index here; two of both would be refused.
    for (const { label, property } of unique)
      await this.schemaStatement(
        `CREATE CONSTRAINT ${label}_${property}_unique IF NOT EXISTS FOR (x:${label}) REQUIRE x.${property} IS UNIQUE`,
      );
    for (const { label, property } of index)
      await this.schemaStatement(
        `CREATE INDEX ${label}_${property} IF NOT EXISTS FOR (x:${label}) ON (x.${property})`,
      );
    await this.schemaStatement('CALL db.awaitIndexes(300)');
  }

  private async schemaStatement(cypher: string): Promise<void> {
    await this.driver.executeQuery(cypher, {}, { database: this.database });
  }

  readonly read: Run = async (cypher, params) => {
    const session = this.driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    try {
      return await session.executeRead((transaction) => runIn(transaction)(cypher, params));
    } finally {
      await session.close();
    }
  };

  /** The driver itself tries again on conflicts and lost connections. */
  async write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const session = this.driver.session({ database: this.database });
    try {
      return await session.executeWrite((transaction) => work(runIn(transaction)));
    } finally {
      await session.close();
    }
  }

  /** Each commit is durable. */
  async flush(): Promise<void> {}

  async close(): Promise<void> {
    await this.driver.close();
  }
}

/** Why a server did not let us in, without the password. */
function unreachable(address: string, error: unknown): QpgError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = code.includes('Security')
    ? '用户名或密码不对，请检查 NEO4J_USERNAME 和 NEO4J_PASSWORD'
    : code.includes('Database')
      ? '没有这个数据库，请检查 NEO4J_DATABASE'
      : '请确认服务器已启动、地址和端口无误';
  return new QpgError(
    'STORE_UNREACHABLE',
    `连不上图库“${address}”：${why}；也可用 --store embedded 改用内置图库。`,
    {
      cause: error,
    },
  );
}

/**
 * The engine alone, for tests that look at each statement.
 * @throws QpgError STORE_UNREACHABLE
 */
export async function openNeo4jEngine(address: string, access: Neo4jAccess): Promise<CypherEngine> {
  const { user, password, database } = access;
  const auth = password === null ? undefined : neo4j.auth.basic(user, password);
  let driver: Driver | null = null;
  try {
    driver = neo4j.driver(address, auth, {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      maxTransactionRetryTime: RETRY_TIME_MS,
      userAgent: 'qpg',
    });
    // The first fails at once where the second would try again for a while; the second knows the database.
    await driver.verifyConnectivity();
    await driver.executeQuery('RETURN 1 AS one', {}, { database });
    return new Neo4jEngine(driver, database);
  } catch (error) {
    await driver?.close();
    throw unreachable(address, error);
  }
}

/** Opens a store on the server at `address`. @throws QpgError STORE_UNREACHABLE */
export const openNeo4jStore = async (address: string, access: Neo4jAccess): Promise<GraphStore> =>
  CypherStore.open(await openNeo4jEngine(address, access));
