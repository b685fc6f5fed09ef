import { type EntityKind, entityKinds } from '../../../graph/kinds.ts';
import { useSpeech } from './i18n.tsx';

/** The kind of an entity by word and by the colour of its group. */
export function KindBadge({ kind }: { kind: EntityKind }) {
  const { t } = useSpeech();
  return <span className={`badge group-${entityKinds[kind].group}`}>{t(`kind.${kind}`)}</span>;
}
