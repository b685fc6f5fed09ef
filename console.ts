/** How the command line speaks: progress and log lines on stderr, results on stdout. */
import cliProgress from 'cli-progress';

export const note = (line: string): void => void process.stderr.write(`${line}\n`);
export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

export interface Progress {
  update(done: number, label: string): void;
  stop(): void;
}

/** A bar on a terminal, one plain line per step elsewhere (a log file wants no carriage returns). */
export function progress(total: number, what: string): Progress {
  if (!process.stderr.isTTY) {
    let last = '';
    return {
      update(done, label) {
        const line = `${what} ${Math.floor(done)}/${total} ${label}`;
        if (line !== last) note(line);
        last = line;
      },
      stop() {},
    };
  }
  const bar = new cliProgress.SingleBar(
    { format: `${what} [{bar}] {percentage}% {label}`, hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { label: '' });
  return {
    update: (done, label) => bar.update(done, { label }),
    stop: () => bar.stop(),
  };
}

/** East Asian wide characters take two terminal columns. */
const columns = (s: string): number =>
  [...s].reduce(
    (n, c) =>
      n +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(c)
        ? 2
        : 1),
    0,
  );

/** Left-aligned columns with two spaces between them; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => columns(r[i] ?? ''))));
  const pad = (cell: string, width: number): string => cell + ' '.repeat(width - columns(cell));
  return rows
    .map((r) =>
      r
        .map((c, i) => pad(c, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
