/**
 * How a plan is cited. GB/T 7714-2015 §4: responsible body. title: other title information[type]. date.
 * A plan is no book and seldom has a lasting address, so the type is Z (其他) and the 文号 stands as title information.
 */

import type { z } from 'zod';
import type { PlanMeta } from '../graph/model.ts';
import type { CitationQuery } from './contract.ts';

export type CitationStyle = z.infer<typeof CitationQuery>['style'];

const issuersOf = (plan: PlanMeta): string[] =>
  plan.issuers.length ? plan.issuers : plan.publisher ? [plan.publisher] : [];
const dateOf = (plan: PlanMeta): string | null => plan.issuedDate ?? plan.publishedDate;

function gbt7714(plan: PlanMeta): string {
  const title = plan.docNumber ? `${plan.title}: ${plan.docNumber}` : plan.title;
  return `${[issuersOf(plan).join(','), `${title}[Z]`, dateOf(plan)].filter(Boolean).join('. ')}.`;
}

/** RIS tags as in the Reference Manager format: GOVT, one AU per body, TI, M1 (number), PY/DA, ER. */
function ris(plan: PlanMeta): string {
  const date = dateOf(plan);
  return [
    'TY  - GOVT',
    ...issuersOf(plan).map((issuer) => `AU  - ${issuer}`),
    `TI  - ${plan.title}`,
    plan.docNumber && `M1  - ${plan.docNumber}`,
    date && `PY  - ${date.slice(0, 4)}`,
    date && `DA  - ${date.replaceAll('-', '/')}`,
    'LA  - zh-CN',
    'ER  - ',
  ]
    .filter(Boolean)
    .join('\r\n');
}

function bibtex(plan: PlanMeta): string {
  // Braces would end a BibTeX value; a plan's title never needs them.
  const value = (s: string) => `{${s.replace(/[{}\\]/g, '')}}`;
  const date = dateOf(plan);
  const fields = [
    [
      'author',
      issuersOf(plan)
        .map((i) => `{${i}}`)
        .join(' and '),
    ],
    ['title', plan.title],
    ['number', plan.docNumber],
    ['year', date?.slice(0, 4)],
    ['date', date],
    ['langid', 'chinese'],
  ].filter((f): f is [string, string] => Boolean(f[1]));
  const key = plan.id.replace(/[^a-z0-9]/gi, '');
  const lines = fields.map(([name, v]) => `  ${name} = ${name === 'author' ? `{${v}}` : value(v)}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}

const styles: Record<CitationStyle, (plan: PlanMeta) => string> = { gbt7714, ris, bibtex };

export const citePlan = (plan: PlanMeta, style: CitationStyle): string => styles[style](plan);
