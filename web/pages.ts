/** Cursor paging: the cursor is the offset of the next item, opaque to callers. */
import { QpgError } from '../graph/errors.ts';

export function page<T>(items: readonly T[], limit: number, cursor: string | undefined) {
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(start) || start < 0)
    throw new QpgError('BAD_REQUEST', '分页游标无效，请从第一页重新查询。');
  const end = start + limit;
  return {
    items: items.slice(start, end),
    total: items.length,
    next: end < items.length ? String(end) : null,
  };
}
