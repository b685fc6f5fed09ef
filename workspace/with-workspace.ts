/** A workspace for the length of one piece of work: a verb of the command line opens it, and always lets go of it. */
import type { Opener, Workspace } from './workspace.ts';

/** What `work` returns or throws, after the workspace is closed. */
export async function withWorkspace<T>(
  open: Opener,
  how: Parameters<Opener>[0],
  work: (workspace: Workspace) => T | Promise<T>,
): Promise<T> {
  const workspace = await open(how);
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}
