/** Raw text → cleaned text, what was taken out, and what the page's metadata block says. */
import type { Removed, Table } from '../graph/model.ts';
import { characters, furniture } from './cleaners/index.ts';
import { moveTables, runCleaners, type Traced } from './edits.ts';
import { labelsOf } from './labels.ts';
import type { SourceText } from './reader.ts';

export interface Cleaned {
  readonly text: string;
  /** In cleaned offsets. */
  readonly tables: readonly Table[];
  readonly labels: ReadonlyMap<string, string>;
  /** In raw offsets. */
  readonly removed: readonly Removed[];
}

export function clean(source: Pick<SourceText, 'text' | 'tables' | 'properties'>): Cleaned {
  const normal = runCleaners(source.text, characters);
  const labels = labelsOf(normal.text);
  const state: Traced = runCleaners(source.text, furniture, normal);
  return {
    text: state.text,
    tables: moveTables(source.tables, state),
    labels: withProperties(labels, source),
    removed: state.removed,
  };
}

/** What the format itself states (HTML meta, PDF info) fills only gaps of what the page prints. */
function withProperties(
  labels: Map<string, string>,
  source: Pick<SourceText, 'properties'>,
): Map<string, string> {
  for (const [name, value] of Object.entries(source.properties)) {
    if (!labels.has(name) && value.trim() !== '') labels.set(name, value.trim());
  }
  return labels;
}
