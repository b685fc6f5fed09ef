/** The walls hold only if a violation is caught: a cruiser that sees no modules also reports success. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** Builds a house of these files and returns which file broke which rule. */
function cruise(files: Record<string, string>): string[] {
  const house = mkdtempSync(join(tmpdir(), 'qpg-walls-'));
  try {
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), code);
    }
    writeFileSync(join(house, 'tsconfig.json'), TSCONFIG);
    writeFileSync(join(house, 'package.json'), '{"type":"module"}');
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    const args = [cruiser, '--config', join(root, '.dependency-cruiser.mjs'), '-T', 'json'];
    const rooms = ['ingest', 'graph', 'search', 'web'];
    const { stdout } = spawnSync(process.execPath, [...args, ...rooms], { cwd: house, encoding: 'utf8' });
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map((v) => `${v.from} ${v.rule.name}`);
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

const TSCONFIG = '{"compilerOptions":{"module":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}';

/** What may stand, beside each forbidden thing. */
const SOUND = {
  'graph/model.ts': 'export const word = 1;',
  'graph/stores/memory.ts': 'export const memory = 1;',
  'ingest/reads-words.ts': "export { word } from '../graph/model.ts';",
  'ingest/rules/target-words.ts': 'export const words = 1;',
  'ingest/rules/target.ts': "export { words } from './target-words.ts';",
  'search/front.ts': "export { word } from '../graph/model.ts';",
  'web/server.ts': 'export type Server = 1;',
};

const BROKEN: Record<string, { code: string; rule: string }> = {
  'ingest/stores-things.ts': {
    code: "export { memory } from '../graph/stores/memory.ts';",
    rule: 'ingest-room',
  },
  'search/knows-web.ts': { code: "export type { Server } from '../web/server.ts';", rule: 'search-room' },
  'ingest/rules/owner.ts': {
    code: "export { words } from './target-words.ts';",
    rule: 'one-file-you-can-delete-ingest-rules',
  },
  'search/talks-bolt.ts': {
    code: "import 'neo4j-driver';\nexport const a = 1;",
    rule: 'home-of-neo4j-driver',
  },
  'web/client/reads-disk.ts': { code: "import 'node:fs';\nexport const a = 1;", rule: 'web-client-no-node' },
  'graph/circle-a.ts': { code: "export * from './circle-b.ts';", rule: 'no-circular' },
  'graph/circle-b.ts': { code: "export * from './circle-a.ts';\nexport const b = 1;", rule: 'no-circular' },
};

describe('walls', () => {
  it('let a sound house pass', () => {
    expect(cruise(SOUND)).toEqual([]);
  });

  it('catch each deliberate violation, and nothing else', () => {
    const broken = Object.entries(BROKEN);
    const files = { ...SOUND, ...Object.fromEntries(broken.map(([path, { code }]) => [path, code])) };
    // A circle is reported once, from the file the cruiser meets first.
    const expected = broken
      .filter(([path]) => path !== 'graph/circle-b.ts')
      .map(([path, { rule }]) => `${path} ${rule}`);
    expect([...new Set(cruise(files))].sort()).toEqual(expected.sort());
  });
});
