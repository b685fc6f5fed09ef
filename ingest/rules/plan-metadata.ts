/** What the document is: title, numbers, issuers, place, dates, period. Text and metadata block together. */
import { documentId, titleKey } from '../../graph/ids.ts';
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

/** 关于印发…的通知 某府办函〔2018〕83号, the number perhaps in brackets. */
const BEHIND_TITLE = /(?:通知|意见|方案|计划|规划|纲要|措施)[\s(]+[^\s()〔]{1,12}〔\d{4}〕\d{1,5}号$/;
/** A bare time above the text: 2016-11-02 14:40:28, perhaps with a source or a counter behind it. */
const STAMP = /^\s*20\d{2}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+[^\s,。]{1,20})?\s*$/;

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
      issuedDate: issuedDate(draft, found?.end ?? 0) ?? reportedDate(draft.text, title),
      publishedDate: publishedDate(draft),
      ...period(draft, title, aliases),
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
    if (match && BEHIND_TITLE.test(text)) return normal(/[^\s(]+$/.exec(text)?.[0] ?? '');
    if (!match || match.index > 0) continue;
    const rest = text.slice(match[0].length).trim();
    if (rest === '' || /^《/.test(rest) || isoDate(rest) !== null) return normal(match[0]);
  }
  return null;
}

function publishedDate(draft: Draft): string | null {
  const { labels } = draft;
  const label = isoDate(labels.get('发布日期') ?? labels.get('公开日期') ?? labels.get('日期'));
  return label ?? isoDate(headLines(draft.text).find(({ text }) => STAMP.test(text))?.text);
}

/** 2023年6月14日,某省人民政府印发《本文》. */
function reportedDate(text: string, title: string): string | null {
  for (const match of text
    .slice(0, 1200)
    .matchAll(/(20\d{2}年\d{1,2}月\d{1,2}日)[^。《》\n]{4,60}(?:印发|发布|出台)了?《([^》\n]+)》/g))
    if (titleKey(match[2]!) === titleKey(title)) return isoDate(match[1]);
  return null;
}

function normal(text: string): string | null {
  const match = DOC_NUMBER.exec(text);
  return match ? `${match[1]}〔${match[2]}〕${match[3]}号` : null;
}

/** Label first; then the date below a signature; then a date beside the document's number. */
function issuedDate(draft: Draft, titleEnd: number): string | null {
  const label = isoDate(draft.labels.get('成文日期'));
  const signed = signatures(draft.text)[0]?.date;
  // Some catalogues fill 成文日期 with the day of entry: nothing is written after it was published.
  const published = publishedDate(draft);
  if (label && !(signed && published && label > published && signed <= published)) return label;
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
