import { useSpeech } from '../parts/i18n.tsx';

const FORMATS = [
  ['json', 'JSON'],
  ['graphml', 'GraphML'],
  ['gexf', 'GEXF'],
  ['csv', 'CSV'],
  ['cypher', 'Cypher'],
  ['jsonld', 'JSON-LD'],
] as const;

/** The whole graph as a file; the server names it. */
export function Exports() {
  const { t } = useSpeech();
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">{t('data.exports')}</h2>
      <p className="button-row">
        {FORMATS.map(([format, name]) => (
          <a key={format} className="button" href={`/api/export?format=${format}`} download>
            {name}
          </a>
        ))}
      </p>
    </section>
  );
}
