import { QpgError } from '../graph/errors.ts';
import type { DocumentRecord } from '../graph/model.ts';
import type { Parts } from './parts.ts';

/** @throws QpgError NOT_FOUND */
export async function recordOf(parts: Parts, id: string | undefined): Promise<DocumentRecord> {
  const record = id ? await parts.record(id) : null;
  if (!record)
    throw new QpgError('NOT_FOUND', `没有收录编号为“${id}”的规划。用 /api/plans 查看已收录的规划。`);
  return record;
}
