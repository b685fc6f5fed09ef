/** Timing for the search benchmarks: wall clock, and processor time, which other processes on the machine disturb less. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  /** Mean processor time of a call, all threads together. */
  readonly cpu: number;
}

export const timed = async (runs: number, call: (i: number) => unknown): Promise<Timing> => {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await call(i);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(runs - 1, Math.floor(runs * share))]!;
  return { p50: at(0.5), p95: at(0.95), cpu: (user + system) / 1000 / runs };
};

const ms = (x: number): string => x.toFixed(x < 10 ? 2 : 1).padStart(7);

export const report = (name: string, { p50, p95, cpu }: Timing, note = ''): void => {
  console.log(`${name.padEnd(52)} p50 ${ms(p50)} ms  p95 ${ms(p95)} ms  cpu ${ms(cpu)} ms  ${note}`);
};

/** A generator that gives the same numbers on every machine: 0 ≤ x < 1. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

export const numberOption = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
