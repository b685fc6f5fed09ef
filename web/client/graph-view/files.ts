/** What is shown, as files for other tools. Pure. */
import type { VisibleGraph } from './state.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** XML 1.0 has no way to write control characters, so they are left out. */
export const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

const data = (key: string, value: string): string => `<data key="${key}">${xml(value)}</data>`;

/** GraphML with kind, name, relation and the first quote of each link (readable by Gephi, yEd, NetworkX). */
export function graphml({ nodes, links }: VisibleGraph): string {
  const keys = ['node kind', 'node name', 'edge relation', 'edge quote', 'edge plan'].map((k) => {
    const [on, name] = k.split(' ');
    return `  <key id="${name}" for="${on}" attr.name="${name}" attr.type="string"/>`;
  });
  const nodeLines = nodes.map(
    (n) => `    <node id="${xml(n.id)}">${data('kind', n.kind)}${data('name', n.name)}</node>`,
  );
  const linkLines = links.map(
    (l, i) =>
      `    <edge id="e${i}" source="${xml(l.from)}" target="${xml(l.to)}">${data('relation', l.relation)}${data('quote', l.facts[0]?.quote ?? '')}${data('plan', l.facts[0]?.plan.title ?? '')}</edge>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph edgedefault="directed">',
    ...nodeLines,
    ...linkLines,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}

export const json = ({ nodes, links }: VisibleGraph): string =>
  `${JSON.stringify({ nodes, edges: links.flatMap((l) => l.facts) }, null, 1)}\n`;
