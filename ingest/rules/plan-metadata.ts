/** What the document is: title, numbers, issuers, place, dates, period. Text and metadata block together. */
import { documentId } from '../../graph/ids.ts';
import type { PlanMeta } from '../../graph/model.ts';
import { isDateLine, isoDate } from '../dates.ts';
import { findTitle, headLines } from '../outline/title.ts';
import type { Draft, Rule } from '../rule.ts';
import { signatures } from '../signature.ts';
import { issuersOf } from './plan-metadata-issuers.ts';
import { milestones, period } from './plan-metadata-period.ts';
import { placeOf } from './plan-metadata-place.ts';

const DOC_NUMBER =
  /((?:\p{Script=Han}|[A-Za-z]){1,16})\s?[〔[(【﹝]\s?(20\d{2}|19\d{2})\s?[〕\])】﹞]\s?(?:第)?(\d{1,5})\s?号/u;

export const planMetadata: Rule = {
  name: 'plan-metadata',
  finds: [
    {
      text: '索引号: 113400/2023-00001 发布机构: 宣城市市场监督管理局\n文号: 宣政〔2023〕5号 发布日期: 2023-06-02\n宣城市人民政府关于印发《宣城市质量强市建设实施方案(2023—2027年)》的通知\n宣城市人民政府\n2023年6月1日\n宣城市质量强市建设实施方案\n(2023—2027年)\n一、总体目标\n到2025年,质量提升。\n二、主要任务\n(一)提质。攻关。',
      found: {
        plan: {
          title: '宣城市质量强市建设实施方案(2023—2027年)',
          docNumber: '宣政〔2023〕5号',
          indexNumber: '113400/2023-00001',
          issuers: ['宣城市人民政府'],
          level: 'city',
          issuedDate: '2023-06-01',
          publishedDate: '2023-06-02',
          periodStart: 2023,
          periodEnd: 2027,
        },
      },
    },
  ],
  ignores: [''],
  apply(draft) {
    if (draft.text.trim() === '') return;
    // A page without any title line is known by its file's name.
    const found = findTitle(draft.text, draft.labels.get('名称'));
    const { title, aliases } = found ?? { title: draft.source.replace(/\.\w+$/, ''), aliases: [] };
    const issuers = issuersOf(draft, title, aliases);
    const { region, level, stated } = placeOf(draft, title, issuers);
    const plan: PlanMeta = {
      id: documentId(title, stated ? null : region.code),
      title,
      aliases: [...aliases],
      docNumber: docNumber(draft),
      indexNumber: draft.labels.get('索引号') ?? null,
      issuers,
      publisher: draft.labels.get('发布机构') ?? draft.labels.get('来源') ?? null,
      region,
      level,
      issuedDate: issuedDate(draft, found?.end ?? 0),
      publishedDate: isoDate(
        draft.labels.get('发布日期') ?? draft.labels.get('公开日期') ?? draft.labels.get('日期'),
      ),
      ...period(draft, title),
      milestoneYears: milestones(draft),
    };
    draft.plan = plan;
  },
};

/** The number of this document: from the metadata block or on a line of its own in the head, never one cited. */
function docNumber(draft: Draft): string | null {
  const label = normal(draft.labels.get('文号') ?? '');
  if (label) return label;
  for (const line of headLines(draft.text)) {
    const text = line.text.trim().replace(/^\(|\)$/g, '');
    const match = DOC_NUMBER.exec(text);
    if (!match || match.index > 0) continue;
    const rest = text.slice(match[0].length).trim();
    if (rest === '' || /^《/.test(rest) || isoDate(rest) !== null) return normal(match[0]);
  }
  return null;
}

function normal(text: string): string | null {
  const match = DOC_NUMBER.exec(text);
  return match ? `${match[1]}〔${match[2]}〕${match[3]}号` : null;
}

/** Label first; then the date below a signature; then a date beside the document's number. */
function issuedDate(draft: Draft, titleEnd: number): string | null {
  const label = isoDate(draft.labels.get('成文日期'));
  if (label) return label;
  const signed = signatures(draft.text)[0]?.date;
  if (signed) return signed;
  for (const { text } of headLines(draft.text)) {
    const number = DOC_NUMBER.exec(text);
    const date = number ? isoDate(text.slice(number.index + number[0].length)) : null;
    if (date) return date;
    const passed = /^\((20\d{2}年\d{1,2}月\d{1,2}日)/.exec(text.trim());
    if (passed) return isoDate(passed[1]);
  }
  // A date without a signature: above the title that a notice carries, or below the text.
  const above = draft.text.slice(0, titleEnd).split('\n').find(isDateLine);
  return isoDate(above ?? draft.text.split('\n').findLast(isDateLine));
}
