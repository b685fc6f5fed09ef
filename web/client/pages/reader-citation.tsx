import { useState } from 'react';
import type { z } from 'zod';
import type { Citations } from '../../contract.ts';
import { apiPath, getJson } from '../parts/api.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { fileName, saveText } from '../parts/download.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';

const STYLES = [
  { style: 'gbt7714', name: 'GB/T 7714', extension: 'txt' },
  { style: 'ris', name: 'RIS', extension: 'ris' },
  { style: 'bibtex', name: 'BibTeX', extension: 'bib' },
] as const;

export function CitationBox({ plan, title }: { plan: string; title: string }) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<(typeof STYLES)[number]>(STYLES[0]);
  const { style } = chosen;
  const citation = useLoad(`${plan}${style}`, async (signal) => {
    const path = apiPath('plans', plan, 'citation');
    return (await getJson<z.infer<typeof Citations>>(path, { style }, signal)).text;
  });
  return (
    <section className="card citation" aria-label={t('plan.cite')}>
      <div className="button-row">
        {STYLES.map((s) => (
          <button
            key={s.style}
            type="button"
            className="button"
            aria-pressed={s === chosen}
            onClick={() => setChosen(s)}
          >
            {s.name}
          </button>
        ))}
      </div>
      {citation.state === 'failed' ? <Failed error={citation.error} retry={citation.reload} /> : null}
      {citation.data ? (
        <>
          <pre>{citation.data}</pre>
          <div className="button-row">
            <CopyButton look="button" label={t('cite.copy')} text={() => citation.data ?? ''} />
            <button
              type="button"
              className="button"
              onClick={() => saveText(citation.data ?? '', 'text/plain', fileName(title, chosen.extension))}
            >
              {t('cite.download')}
            </button>
          </div>
        </>
      ) : null}
    </section>
  );
}
