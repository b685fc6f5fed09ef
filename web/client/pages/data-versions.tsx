import type { z } from 'zod';
import type { VersionList } from '../../contract.ts';
import { apiPath, getJson } from '../parts/api.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useLoad } from '../parts/use-load.ts';

/** Which files this plan was read from, and when. */
export function Versions({ plan }: { plan: string }) {
  const { t, language } = useSpeech();
  const list = useLoad(plan, (signal) =>
    getJson<z.infer<typeof VersionList>>(apiPath('plans', plan, 'versions'), {}, signal),
  );
  if (list.state === 'failed') return <Failed error={list.error} retry={list.reload} />;
  if (!list.data) return <Loading />;
  const when = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{t('version.when')}</th>
          <th scope="col">{t('version.source')}</th>
          <th scope="col">{t('version.size')}</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {list.data.items.map((v) => (
          <tr key={v.sha256 + v.ingestedAt}>
            <td>{when.format(new Date(v.ingestedAt))}</td>
            <td>{v.source}</td>
            <td className="number">{t('version.bytes', { n: v.size.toLocaleString('en-US') })}</td>
            <td>
              <code>{v.sha256.slice(0, 12)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
