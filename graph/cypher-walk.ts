/** Walks over a graph that only answers "who is one fact away": the same result on every engine. */
import { z } from 'zod';
import { readRing, readSteps } from './cypher/read.ts';
import type { Run } from './cypher-engine.ts';
import { toId } from './cypher-rows.ts';
import type { RelationKind } from './kinds.ts';
import { groupBy } from './merge.ts';

/** More nodes than any ring we are ready to hold; a limit keeps the statement inside the dialect. */
const UNLIMITED = 1_000_000;

const Step = z.object({ from: z.string(), to: z.string() });

async function nextRing(
  run: Run,
  ring: readonly string[],
  seen: ReadonlySet<string>,
  limit: number,
  relations?: readonly RelationKind[],
): Promise<string[]> {
  if (ring.length === 0 || limit <= 0) return [];
  const rows = await run(readRing(relations), { ids: ring, seen: [...seen], limit });
  return rows.map(toId);
}

/** Ids around a start, ring by ring, ascending within a ring; at most `limit`, the start included. */
export async function walkAround(
  run: Run,
  start: string,
  options: { depth: number; limit: number; relations?: readonly RelationKind[] },
): Promise<Set<string>> {
  const seen = new Set([start]);
  let ring = [start];
  for (let hop = 0; hop < options.depth && ring.length > 0; hop += 1) {
    ring = await nextRing(run, ring, seen, options.limit - seen.size, options.relations);
    for (const id of ring) seen.add(id);
  }
  return seen;
}

/** One side of a two-sided search: all rings seen from its start. */
class Side {
  readonly rings: string[][];
  private readonly seen: Set<string>;

  constructor(start: string) {
    this.rings = [[start]];
    this.seen = new Set([start]);
  }

  get edge(): string[] {
    return this.rings.at(-1) ?? [];
  }

  async grow(run: Run): Promise<void> {
    const ring = await nextRing(run, this.edge, this.seen, UNLIMITED);
    this.rings.push(ring);
    for (const id of ring) this.seen.add(id);
  }
}

/** Grows the narrower side until the two meet: an edge of hubs is never expanded if the other side is thin. */
async function meet(run: Run, from: string, to: string, maxHops: number): Promise<[Side, Side] | null> {
  const sides: [Side, Side] = [new Side(from), new Side(to)];
  const [near, far] = sides;
  for (let hops = 0; ; hops += 1) {
    const met = new Set(far.edge);
    if (near.edge.some((id) => met.has(id))) return sides;
    if (hops >= maxHops || near.edge.length === 0 || far.edge.length === 0) return null;
    await (near.edge.length <= far.edge.length ? near : far).grow(run);
  }
}

async function steps(
  run: Run,
  ids: readonly string[],
  to: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = (await run(readSteps, { ids, to })).map((row) => Step.parse(row));
  const next = groupBy(rows, (row) => row.from);
  return new Map([...next].map(([id, found]) => [id, found.map((row) => row.to)]));
}

/**
 * The chain of ids from `from` to `to` with fewest facts; among equals the one whose ids come first. Null if
 * there is none of at most `maxHops`.
 *
 *     from ─ ring 1 ─ … ─ meeting ring ─ … ─ ring 1 ─ to      (layers, left to right)
 */
export async function walkPath(
  run: Run,
  from: string,
  to: string,
  maxHops: number,
): Promise<string[] | null> {
  const met = await meet(run, from, to, maxHops);
  if (met === null) return null;
  const [near, far] = met;
  const farEdge = new Set(far.edge);
  const meeting = near.edge.filter((id) => farEdge.has(id));
  const layers = [...near.rings.slice(0, -1), meeting, ...far.rings.slice(0, -1).reverse()];
  // From the right, keep only what leads to `to`; from the left, then take the first id of each layer.
  const onward: Map<string, string[]>[] = [];
  let useful = layers.at(-1) ?? [];
  for (const layer of layers.slice(0, -1).reverse()) {
    const next = await steps(run, layer, useful);
    onward.unshift(next);
    useful = [...next.keys()];
  }
  const chain = [from];
  for (const next of onward) {
    const id = next.get(chain.at(-1) ?? '')?.[0];
    if (id === undefined) throw new Error(`no way on from ${chain.at(-1)} to ${to}`);
    chain.push(id);
  }
  return chain;
}
