import { createHash } from 'node:crypto';
import type { EntityKind } from './kinds.ts';

/** Hex SHA-256 of bytes or of a string's UTF-8. */
export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** U+001F (unit separator) cannot stand in a name, so ['ab','c'] and ['a','bc'] never share an id. */
const SEPARATOR = '\u001f';

/**
 * An id that depends on content only: `kind:` and 16 hex digits (64 bits) of SHA-256 over the identifying parts.
 * The same bytes give the same ids on every machine and every run.
 */
export const contentId = (prefix: string, ...parts: readonly (string | number | null)[]): string =>
  `${prefix}:${sha256(parts.map((p) => p ?? '').join(SEPARATOR)).slice(0, 16)}`;

/** Id of an entity of one kind, from the parts that make its identity (for a department: region code, body). */
export const entityId = (kind: EntityKind, ...parts: readonly (string | number | null)[]): string =>
  contentId(kind, ...parts);

/**
 * Comparison key of a document title: brackets, quotes, spaces and punctuation differ between the page that
 * carries a document and the pages that cite it (〈〉 inside 《》, a space between two issuers), letters do not.
 */
export const titleKey = (title: string): string => title.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Id shared by a plan and by the stubs of those who cite it, so that a citation links itself when the plan
 * arrives. `region` is needed only where the title names none (a bare 质量强市建设实施方案 exists in many cities).
 */
export const documentId = (title: string, region: string | null = null): string =>
  contentId('doc', titleKey(title), region);
