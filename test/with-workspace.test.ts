/** Whatever happens to a verb, its workspace is let go of: the data folder's lock must not outlive it. */
import { expect, test } from 'vitest';
import { withWorkspace } from '../workspace/with-workspace.ts';
import type { Opener, Workspace } from '../workspace/workspace.ts';

function counted(): { open: Opener; closed: () => number } {
  let closed = 0;
  const workspace = { close: async () => void closed++ } as Workspace;
  return { open: async () => workspace, closed: () => closed };
}

test('gives what the work gives, after closing', async () => {
  const { open, closed } = counted();
  const value = await withWorkspace(open, {}, async () => {
    expect(closed()).toBe(0);
    return 7;
  });
  expect([value, closed()]).toEqual([7, 1]);
});

test('closes when the work fails, and says how it failed', async () => {
  const { open, closed } = counted();
  const failing = withWorkspace(open, {}, () => {
    throw new Error('verb failed');
  });
  await expect(failing).rejects.toThrow('verb failed');
  expect(closed()).toBe(1);
});
