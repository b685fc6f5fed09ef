/**
 * Vectors: plain scan, compact scan, graph. `npx tsx test/bench/search-vectors.ts [--vectors 100000] [--graph 20000]`.
 * Says from how many vectors on the graph pays (`GRAPH_FROM` in search/open-vectors.ts).
 */
import { CompactIndex } from '../../search/vectors/compact.ts';
import { ExactIndex } from '../../search/vectors/exact.ts';
import { HnswIndex, loadHnsw } from '../../search/vectors/hnsw.ts';
import { numberOption, randomFrom, report, timed } from './search-timing.ts';

const DIMENSION = 512;
const WANTED = 300;
const count = numberOption('vectors', 100_000);
const graphCount = numberOption('graph', 20_000);
const next = randomFrom(3);

const unit = (v: Float32Array): Float32Array => {
  const length = Math.hypot(...v);
  return v.map((x) => x / length);
};
const centres = Array.from({ length: 500 }, () =>
  Float32Array.from({ length: DIMENSION }, () => next() - 0.5),
);
const vector = (): Float32Array =>
  unit(centres[Math.floor(next() * 500)]!.map((x) => x + (next() - 0.5) * 0.8));

const [exact, compact] = [new ExactIndex(DIMENSION), new CompactIndex(DIMENSION)];
const helped = new CompactIndex(DIMENSION, 1);
for (let i = 0; i < count; i++) {
  const v = vector();
  exact.add(`k${i}`, v);
  compact.add(`k${i}`, v);
  helped.add(`k${i}`, v);
}
const queries = Array.from({ length: 60 }, vector);
const plain = await timed(20, (i) => exact.search(queries[i]!, WANTED));
const fast = await timed(60, (i) => compact.search(queries[i]!, WANTED));
report(`${count} vectors: plain scan`, plain);
report(`${count} vectors: compact scan`, fast, `${(plain.cpu / fast.cpu).toFixed(1)} times as fast`);
helped.search(queries[0]!, WANTED);
await new Promise((resolve) => setTimeout(resolve, 1000));
const [alone, together] = [
  await timed(60, (i) => compact.search(queries[i]!, WANTED)),
  await timed(60, (i) => helped.search(queries[i]!, WANTED)),
];
report(
  `${count} vectors: compact scan in two threads`,
  together,
  `${(alone.p50 / together.p50).toFixed(1)} times as fast`,
);
await helped.close();
let shared = 0;
for (const q of queries.slice(0, 20)) {
  const want = new Set(exact.search(q, 10).map((m) => m.key));
  shared += compact.search(q, 10).filter((m) => want.has(m.key)).length;
}
console.log(`compact scan: ${((100 * shared) / 200).toFixed(1)} % of the true ten`);

const part = new CompactIndex(DIMENSION);
const graph = new HnswIndex(part, { from: 1, load: loadHnsw });
const added = Array.from({ length: graphCount }, vector);
const before = process.cpuUsage();
added.forEach((v, i) => {
  graph.add(`g${i}`, v);
});
await graph.settled();
const built = process.cpuUsage(before).user / 1e6;
if (graph.missing) console.log('hnswlib-node is not installed: no graph to measure');
else {
  const walk = await timed(60, (i) => graph.search(queries[i]!, WANTED));
  const scan = await timed(60, (i) => part.search(queries[i]!, WANTED));
  report(`${graphCount} vectors: graph, built in ${built.toFixed(0)} s of processor time`, walk);
  report(`${graphCount} vectors: compact scan`, scan);
  const perMillion = (scan.cpu / graphCount) * 1e6;
  console.log(
    `a scan takes ${perMillion.toFixed(0)} ms per million vectors: as long as the graph's answer at ${Math.round((walk.cpu / perMillion) * 1e6)} vectors`,
  );
}
