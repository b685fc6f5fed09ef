import type { EntityKind } from '../../../graph/kinds.ts';
import { SHAPE_PATHS } from './shapes.ts';

/** The shape of a kind at the size of a letter. */
export function ShapeIcon({ kind }: { kind: EntityKind }) {
  return (
    <svg className="shape-icon" viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
      <path d={SHAPE_PATHS[kind]} />
    </svg>
  );
}
