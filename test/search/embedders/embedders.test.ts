import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashingEmbedder } from '../../../search/embedders/hashing.ts';
import { localEmbedder } from '../../../search/embedders/local.ts';
import { testEmbedder } from '../../contracts/embedder.ts';

testEmbedder('hashing (for tests)', () => hashingEmbedder(), false);
testEmbedder('bge-small-zh-v1.5 in worker threads', () => localEmbedder(), true);

describe('the model’s files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qpg-model-'));
  const shipped = new URL('../../../search/model/', import.meta.url).pathname;
  cpSync(shipped, folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are refused when one byte differs from its checksum, in words that name the file', async () => {
    writeFileSync(join(folder, 'bge-small-zh-v1.5', 'config.json'), '{}');
    const embedder = localEmbedder({ folder, workers: 1 });
    await expect(embedder.embedQuery('质量')).rejects.toMatchObject({
      code: 'MODEL_DAMAGED',
      message: expect.stringContaining('config.json'),
    });
    await embedder.close();
  });

  it('are refused when one is missing', async () => {
    rmSync(join(folder, 'bge-small-zh-v1.5', 'tokenizer.json'));
    const embedder = localEmbedder({ folder, workers: 1 });
    await expect(embedder.embedPassages(['质量'])).rejects.toMatchObject({ code: 'MODEL_DAMAGED' });
    await embedder.close();
  });

  it('are refused when the list of checksums cannot be read', () => {
    writeFileSync(join(folder, 'checksums.json'), '{');
    expect(() => localEmbedder({ folder })).toThrow(expect.objectContaining({ code: 'MODEL_DAMAGED' }));
  });
});

describe('the pool', () => {
  it('answers a question while passages are waiting, and fails what is pending when closed', async () => {
    const embedder = localEmbedder({ workers: 1 });
    await embedder.embedQuery('热身');
    let done = 0;
    const passages = embedder
      .embedPassages(
        Array.from({ length: 400 }, (_, i) => `第${i}条：加强质量基础设施建设`),
        (n) => {
          done = n;
        },
      )
      .catch((error: Error) => error.message);
    await embedder.embedQuery('首席质量官');
    expect(done).toBeLessThan(400);
    await embedder.close();
    expect(await passages).toContain('closed');
    await expect(embedder.embedQuery('质量')).rejects.toThrow('closed');
  });
});
