/**
 * The whole way from a file to its facts:
 *
 *   bytes → reader → raw text, tables → cleaners → text, labels, removed → outline → clauses
 *         → rules in order → what the document says
 */
import { sha256 } from '../graph/ids.ts';
import type { Extraction } from '../graph/model.ts';
import { clean } from './clean.ts';
import { newDraft } from './draft.ts';
import { read } from './read.ts';
import type { RawFile } from './reader.ts';
import { rules } from './rules/index.ts';

/**
 * Everything one document says. A document that is no plan gives `plan: null` with its reason and no facts.
 * @throws QpgError FILE_EMPTY, FILE_UNREADABLE, FILE_UNSUPPORTED, FILE_TOO_LARGE, NEEDS_OCR, READ_TIMEOUT.
 */
export async function extract(raw: RawFile): Promise<Extraction> {
  const source = await read(raw);
  const { removed, ...cleaned } = clean(source);
  const draft = newDraft(raw.name, cleaned);
  for (const rule of rules) {
    rule.apply(draft);
    if (draft.notPlan !== null) break;
  }
  return {
    source: raw.name,
    sha256: sha256(raw.bytes),
    mediaType: source.mediaType,
    encoding: source.encoding,
    plan: draft.plan,
    notPlan: draft.notPlan,
    text: draft.text,
    clauses: [...draft.clauses],
    tables: [...draft.tables],
    citations: draft.citations,
    tasks: draft.tasks,
    targets: draft.targets,
    programs: draft.programs,
    programLeads: draft.programLeads,
    departments: draft.departments,
    industries: draft.industries,
    removed: [...(source.removed ?? []), ...removed].sort((a, b) => a.start - b.start),
    issues: [...source.issues, ...draft.issues],
  };
}
