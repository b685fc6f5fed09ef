/** Who issued the document: signature, 发文机关, the bodies before 关于 in the title, «X印发了《…》», 发布机构. */
import { titleKey } from '../../graph/ids.ts';
import { bodySuffix } from '../lexicon/owners.ts';
import { splitSpans } from '../outline/sentences.ts';
import type { Draft } from '../rule.ts';
import { signatures, splitNames } from '../signature.ts';

/** Bodies that stand run together before 关于: 中共杭州市委杭州市人民政府. */
const BODY =
  /中共中央(?:办公厅)?|国务院(?:办公厅)?|中共\p{Script=Han}{2,12}?(?:委员会|委)(?:办公厅|办公室)?|\p{Script=Han}{2,20}?(?:人民政府(?:办公厅|办公室)?|管理委员会|管委会|领导小组(?:办公室)?|委员会(?:办公室)?|局|厅|办公室|[革康设]委(?!员))(?:\([^)]{2,20}\))?/gu;

export function issuersOf(draft: Draft, title: string, aliases: readonly string[]): string[] {
  const signed = signatures(draft.text)[0]?.bodies ?? [];
  if (signed.length > 0) return [...signed];
  const labelled = draft.labels.get('发文机关');
  if (labelled) return splitNames(labelled);
  for (const printed of [title, ...aliases]) {
    const bodies = bodiesBefore(printed);
    if (bodies.length > 0) return bodies;
  }
  const passed = /\n\s*\(20\d{2}年\d{1,2}月\d{1,2}日([^()\n]{4,40}?)(?:印发|发布|批准)\)/.exec(
    draft.text.slice(0, 600),
  );
  if (passed && bodySuffix.test(passed[1]!)) return splitNames(passed[1]!);
  const beside = besideNumber(draft.text);
  if (beside.length > 0) return beside;
  const reported = announced(draft.text, title);
  if (reported.length > 0) return reported;
  const publisher = draft.labels.get('发布机构') ?? draft.labels.get('来源');
  // A street that re-publishes its district's plan did not issue it.
  const lower = /(?:街道|镇|乡)/.exec(publisher ?? '')?.[0];
  if (lower && !title.includes(lower)) return [];
  return publisher && bodySuffix.test(publisher.replace(/\([^)]*\)$/, '')) ? [publisher] : [];
}

/** 中共杭州市委杭州市人民政府关于… → both; [] when what stands before 关于 or 印发 is not all bodies. */
export function bodiesBefore(title: string): string[] {
  const at = title.search(/关于|印发/);
  if (at < 4) return [];
  const head = title
    .slice(0, at)
    .replace(/[\s、]|联合$|等[一二三四五六七八九十\d]{0,3}(?:个)?(?:部门|单位)$/g, '');
  const bodies = head.match(BODY) ?? [];
  return bodies.join('') === head ? [...bodies] : [];
}

/** 灵政办秘〔2023〕18号  灵璧县人民政府办公室  2023年8月9日. */
function besideNumber(text: string): string[] {
  const match =
    /〔20\d{2}〕\d{1,5}号[^\S\n]+([^\s。,:《》]{4,40})[^\S\n]+20\d{2}年\d{1,2}月\d{1,2}日\s*\n/.exec(
      text.slice(0, 1200),
    );
  return match && bodySuffix.test(match[1]!) ? splitNames(match[1]!) : [];
}

/** 近日,中共宣城市委、宣城市人民政府印发了《本文》. */
function announced(text: string, title: string): string[] {
  const head = text.slice(0, 1200);
  for (const match of head.matchAll(
    /([^,。:\n]{4,60}?)(?:联合|近日|正式)?(?:印发|发布|出台)了?《([^》]+)》/g,
  )) {
    if (titleKey(match[2]!) !== titleKey(title)) continue;
    const bodies = splitSpans(match[1]!, /[、]/).map(({ start, end }) => match[1]!.slice(start, end));
    if (
      bodies.every(
        (body) => (bodySuffix.test(body) || /^(?:中共中央|国务院)$/.test(body)) && body.length >= 3,
      )
    )
      return bodies;
  }
  return [];
}
