import type { FactView } from '../../contract.ts';
import { useSpeech } from '../parts/i18n.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import type { VisibleGraph } from './state.ts';

interface Props {
  readonly graph: VisibleGraph;
  readonly onSelect: (id: string) => void;
}

/** The same graph as a table, for those who do not see or do not use the drawing. */
export function Twin({ graph, onSelect }: Props) {
  const { t } = useSpeech();
  return (
    <details className="twin">
      <summary>{t('graph.table', { nodes: graph.nodes.length, links: graph.links.length })}</summary>
      <ScrollBox label={t('graph.tableLabel')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('graph.from')}</th>
              <th scope="col">{t('graph.relation')}</th>
              <th scope="col">{t('graph.to')}</th>
              <th scope="col">{t('graph.quote')}</th>
            </tr>
          </thead>
          <tbody>
            {graph.links.map((link) => (
              <tr key={link.id}>
                <td>
                  <NodeButton fact={link.facts[0]} end="subject" onSelect={onSelect} />
                </td>
                <td className="relation-cell">{t(`relation.${link.relation}`)}</td>
                <td>
                  <NodeButton fact={link.facts[0]} end="object" onSelect={onSelect} />
                </td>
                <td className="quote-cell">{link.facts[0]?.quote}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}

interface EndProps {
  readonly fact: FactView | undefined;
  readonly end: 'subject' | 'object';
  readonly onSelect: (id: string) => void;
}

function NodeButton({ fact, end, onSelect }: EndProps) {
  if (!fact) return null;
  return (
    <button type="button" className="link-button" onClick={() => onSelect(fact[end])}>
      {end === 'subject' ? fact.subjectName : fact.objectName}
    </button>
  );
}
