/** Documents that the plan names in 《》: what it implements, replaces, continues, or only cites. */

import { titleKey } from '../../graph/ids.ts';
import type { Citation } from '../../graph/model.ts';
import { sentenceAround } from '../outline/sentences.ts';
import { unwrap } from '../outline/title.ts';
import type { Draft, Rule } from '../rule.ts';

type Relation = Citation['relation'];

/** What stands right before a title (or a list of titles) says how the plan relates to it. */
const BEFORE: readonly (readonly [Relation, RegExp])[] = [
  ['supersedes', /(?:废止|替代|取代|代替)[^。;,]{0,8}$/],
  ['continues', /(?:接续|延续|承接|衔接)[^。;,]{0,6}$/],
  [
    'implements',
    /(?:贯彻|落实|执行|根据|依据|按照|遵照|对照|对标|实施)(?:执行|实施|落实|好|了|国家|省|市|区|县|国务院|中共中央|党中央|省委|市委|省政府|市政府|[、和的以及关于]){0,8}$/,
  ],
];
const AFTER: readonly (readonly [Relation, RegExp])[] = [
  ['supersedes', /^[^。;《]{0,30}(?:同时)?(?:废止|失效|停止执行)/],
  ['implements', /^[^。;,《]{0,20}(?:精神|要求|部署|规定)/],
];
/** Far more than any plan cites: an endless list of titles must end in time. */
const MAX_MENTIONS = 3000;
const TITLE = /《([^《》\n]*(?:《[^《》\n]*》[^《》\n]*){0,3})》/g;
const NUMBER = /^\s*\(?([\p{Script=Han}A-Za-z]{1,14}[〔[(]\d{4}[〕\])]第?\d{1,5}号)/u;
/** A document's number in brackets right behind its title. */
const OWN_NUMBER = /^\s*\([^()]{3,30}号\)/;
const BETWEEN =
  /^[、,和及与以\s]*(?:(?:中共中央|国务院|党中央|国家|省委|市委|县委|区委|省政府|市政府|人民政府|办公厅|办公室|省|市|县|区|我|关于|印发|的)[、,和及与\s]*){0,6}$/;

export const citation: Rule = {
  name: 'citation',
  finds: [
    {
      text: '为贯彻落实《质量强国建设纲要》,制定本方案。\n一、重点任务\n(一)健全法治。推动出台《某省质量促进条例》。\n(二)提质。攻关。',
      found: {
        citations: [
          { title: '质量强国建设纲要', relation: 'implements' },
          { title: '某省质量促进条例', relation: 'cites' },
        ],
      },
    },
  ],
  ignores: ['关于印发《某市质量强市实施方案》的通知\n一、重点任务\n(一)提质。开展质量攻关。'],
  apply(draft) {
    const own = ownTitles(draft);
    const found = new Map<string, Citation>();
    for (const mention of mentions(draft.text)) {
      const key = shortForm(mention, found) ?? titleKey(mention.title);
      if (key === '' || shortOfOwn(mention, own)) continue;
      if (own.has(key) && !superior(draft, mention)) continue;
      const known = found.get(key);
      if (!known) found.set(key, mention);
      else {
        if (known.relation === 'cites' && mention.relation !== 'cites')
          Object.assign(known, {
            ...mention,
            title: known.title,
            docNumber: known.docNumber ?? mention.docNumber,
          });
        known.docNumber ??= mention.docNumber;
      }
    }
    draft.citations = [...found.values()].sort((a, b) => a.start - b.start);
  },
};

/** A superior document may have the plan's own title; its number tells it apart. */
const superior = ({ plan }: Draft, { docNumber }: Citation): boolean =>
  !!plan?.docNumber && !!docNumber && digits(docNumber) !== digits(plan.docNumber);

const digits = (number: string): string => number.replace(/[^\p{Script=Han}\d]/gu, '');

interface Previous {
  readonly end: number;
  readonly relation: Relation;
}

function mentions(text: string): Citation[] {
  const out: Citation[] = [];
  let previous: Previous | null = null;
  for (const match of text.matchAll(TITLE)) {
    if (out.length === MAX_MENTIONS) break;
    const end = match.index + match[0].length;
    const inherited: Relation | null =
      previous && BETWEEN.test(text.slice(previous.end, match.index).replace(OWN_NUMBER, ''))
        ? previous.relation
        : null;
    const relation: Relation = inherited ?? relationAt(text, match.index, end);
    previous = { end, relation };
    const number = NUMBER.exec(text.slice(end, end + 40));
    const sentence = sentenceAround(text, match.index, end);
    out.push({
      title: match[1]!.trim(),
      docNumber: number?.[1] ?? null,
      relation,
      ...sentence,
      evidence: text.slice(sentence.start, sentence.end),
      rule: 'citation',
    });
  }
  return out;
}

function relationAt(text: string, start: number, end: number): Relation {
  const before = text
    .slice(Math.max(0, start - 30), start)
    .split('\n')
    .at(-1)!;
  const after = text.slice(end, end + 40).split('\n')[0]!;
  for (const [relation, form] of BEFORE) if (form.test(before)) return relation;
  for (const [relation, form] of AFTER) if (form.test(after) && relation === 'supersedes') return relation;
  return 'cites';
}

/** 《纲要》 stands for the one cited before whose title ends so. */
function shortForm(mention: Citation, found: ReadonlyMap<string, Citation>): string | null {
  if (mention.title.length > 6) return null;
  return [...found.keys()].find((key) => key !== mention.title && key.endsWith(mention.title)) ?? null;
}

/** 《方案》 and 《实施方案》 are the plan itself where its own title ends so. */
const shortOfOwn = (mention: Citation, own: ReadonlySet<string>): boolean =>
  mention.title.length <= 4 && mention.docNumber === null && [...own].some((t) => t.endsWith(mention.title));

function ownTitles(draft: Draft): Set<string> {
  const titles = [draft.plan?.title, ...(draft.plan?.aliases ?? []), draft.labels.get('名称')];
  const printed = titles.filter((t): t is string => !!t);
  // A notice may quote the plan under a title that differs from the one above its text.
  const carried = printed.map(unwrap).filter((t): t is string => t !== null);
  const plain = printed.map((t) => t.replace(/\((?:征求意见稿|送审稿|试行|草案)\)$/, ''));
  return new Set([...printed, ...carried, ...plain].map(titleKey));
}
