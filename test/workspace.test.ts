/** The wiring: what repeated, changed, copied and lost documents do to the store. Without the model, so it is quick. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../workspace/workspace.ts';

const samples = fileURLToPath(new URL('../ingest/samples/', import.meta.url));
const [jinhua = '', , , putuo = ''] = readdirSync(samples).filter((f) => f.endsWith('.txt'));

let temp = '';
let workspace: Workspace;
const open = () => openWorkspace({ data: join(temp, 'data'), store: 'memory', search: false });
const quiet = { force: false, onProgress: () => {} };
const statuses = async (...files: string[]) =>
  (await workspace.ingestFiles(files, quiet)).map((o) => o.status);

beforeEach(async () => {
  temp = mkdtempSync(join(tmpdir(), 'qpg-workspace-'));
  workspace = await open();
});
afterEach(async () => {
  await workspace.close();
  rmSync(temp, { recursive: true, force: true });
});

describe('documents', () => {
  it('come in once', async () => {
    expect(await statuses(join(samples, jinhua))).toEqual(['added']);
    expect(await statuses(join(samples, jinhua))).toEqual(['unchanged']);
  });

  it('that change replace exactly their own facts, also under a new title', async () => {
    const file = join(temp, 'plan.txt');
    copyFileSync(join(samples, jinhua), file);
    await statuses(file, join(samples, putuo));
    const before = await workspace.store.stats();
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll('建设质量强市的实施方案', '建设质量名市的实施方案'),
    );
    expect(await statuses(file)).toEqual(['added']);
    expect(workspace.summaries().map((p) => p.title)).toHaveLength(2);
    expect((await workspace.store.stats()).documents).toBe(before.documents);
  });

  it('that stand twice under two names are one plan, and repeating both changes nothing', async () => {
    const copy = join(temp, 'copy.txt');
    writeFileSync(copy, `${readFileSync(join(samples, jinhua), 'utf8')}\n\n`);
    expect(await statuses(join(samples, jinhua), copy)).toEqual(['added', 'replaced']);
    expect(await statuses(join(samples, jinhua), copy)).toEqual(['unchanged', 'unchanged']);
    const [plan] = workspace.summaries();
    expect(await workspace.versions(plan?.id ?? '')).toHaveLength(2);
  });

  it('are read again from their source when the graph was lost', async () => {
    await statuses(join(samples, jinhua));
    const before = await workspace.record(workspace.summaries()[0]?.id ?? '');
    await workspace.close();
    workspace = await open(); // a memory store starts empty
    expect(await workspace.record(workspace.summaries()[0]?.id ?? '')).toEqual(before);
  });

  it('give back their bytes, and go with all they said', async () => {
    await statuses(join(samples, jinhua));
    const id = workspace.summaries()[0]?.id ?? '';
    const source = await workspace.sourceBytes(id);
    expect(Buffer.from(source?.bytes ?? [])).toEqual(readFileSync(join(samples, jinhua)));
    expect(await workspace.remove(id)).toBe(true);
    expect(await workspace.store.stats()).toEqual({ documents: 0, entities: 0, facts: 0 });
  });
});

describe('judgements', () => {
  it('join two programs across plans and can be taken back', async () => {
    await statuses(join(samples, jinhua), join(samples, putuo));
    const programs = await workspace.store.entities({ kind: 'program' });
    const [left, right] = programs
      .filter((p) => ['国土绿化行动', '美丽海湾'].includes(p.name))
      .map((p) => p.id) as [string, string];
    const count = async () => (await workspace.store.entities({ kind: 'program' })).length;
    await workspace.judge({ left, right, verdict: 'same', why: 'a test' });
    expect(await count()).toBe(programs.length - 1);
    await workspace.judge({ left, right, verdict: 'unsure', why: '' });
    expect(await workspace.store.entities({ kind: 'program' })).toEqual(programs);
  });

  it('refuse what nobody knows', async () => {
    await expect(workspace.judge({ left: 'a', right: 'b', verdict: 'same', why: '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
