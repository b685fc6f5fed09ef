import { Modal } from 'antd';
import { useState } from 'react';
import type { PlanRef } from '../../../graph/model.ts';
import { ApiProblem, apiPath, send } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed } from '../parts/states.tsx';
import { TokenField, writeHeaders } from '../parts/token.tsx';

interface Props {
  readonly plan: Pick<PlanRef, 'id' | 'title'>;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before a plan and all that it says leave the graph. */
export function ConfirmRemoval({ plan, onClose, onRemoved }: Props) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const remove = async () => {
    setBusy(true);
    setError(null);
    try {
      await send(apiPath('plans', plan.id), { method: 'DELETE', headers: writeHeaders() });
      onRemoved();
      onClose();
    } catch (cause) {
      setError(cause as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('data.removeTitle')}
      okText={t('data.removeYes')}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={() => void remove()}
      onCancel={onClose}
    >
      <p>{t('data.removeText', { title: plan.title })}</p>
      {error ? <Failed error={error} /> : null}
      {error instanceof ApiProblem && error.code === 'FORBIDDEN' ? <TokenField /> : null}
    </Modal>
  );
}
