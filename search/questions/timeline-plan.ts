/** What is known of the plans themselves: document number, issuers, dates, how many tasks and targets. */
import { evidence } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldName } from '../names-fold.ts';
import { placesOf, sentenceAround } from '../plan-text.ts';
import type { AnswerDraft, AnswerEvidence, Understood } from '../question.ts';
import { listed, shortName, titled } from '../say.ts';

interface Aspect {
  readonly asked: RegExp;
  readonly label: string;
  readonly of: (plan: CorpusPlan) => string | null;
}

const ASPECTS: readonly Aspect[] = [
  { asked: /文号|发文字号|发文号/u, label: '发文字号', of: (p) => p.meta.docNumber },
  { asked: /索引号/u, label: '索引号', of: (p) => p.meta.indexNumber },
  {
    asked:
      /发文机关|发文单位|印发单位|发布机构|发布单位|制定机关|谁(印发|发布|发文|制定|出台|发)的|(哪(?![天年月一])|什么(?!时)).{0,6}(印发|发布|出台)的/u,
    label: '发文机关',
    of: (p) => (p.meta.issuers.length > 0 ? listed(p.meta.issuers) : null),
  },
  {
    asked: /(多少|几)(项|条|个)?(主要|重点|具体)?(任务|举措|措施)(?!由|归)/u,
    label: '任务',
    of: (p) => `${p.extraction.tasks.length}项`,
  },
  {
    asked: /(多少|几)(项|条|个)?(量化|主要|具体)?(指标|目标)(?!值)/u,
    label: '量化目标',
    of: (p) => `${p.extraction.targets.filter((t) => t.status === 'target').length}项`,
  },
];

/** Whether the question is about the plans themselves. */
export const asksAbout = (asked: Understood): boolean =>
  asked.indicators.length === 0 &&
  asked.quoted.length === 0 &&
  asked.programs.length === 0 &&
  asked.departments.length === 0 &&
  !asked.has('no-owner') &&
  ASPECTS.some((a) => a.asked.test(asked.text));

const MOST = 30;

export function about(asked: Understood): AnswerDraft | null {
  const aspects = ASPECTS.filter((a) => a.asked.test(asked.text));
  const rows = asked.plans.slice(0, MOST).map((plan) => {
    const said = aspects.map((a) => `${a.label}${a.of(plan) === null ? '未写明' : `：${a.of(plan)}`}`);
    return `${asked.plans.length === 1 ? titled(plan.ref) : shortName(plan, asked.plans)}：${said.join('；')}`;
  });
  if (rows.length === 0) return null;
  return {
    text: `${rows.join('。\n')}。`,
    plans: asked.plans.map((p) => p.ref),
    evidence: asked.plans.slice(0, MOST).flatMap((p) => aspects.flatMap((a) => proof(p, a.of(p)))),
    confidence: 'derived',
  };
}

/** The words in the text, where they stand there (a page's metadata block may not be part of it). */
function proof(plan: CorpusPlan, said: string | null): AnswerEvidence[] {
  const name = said === null ? '' : foldName(said);
  const [place] = name.length >= 4 ? placesOf(plan, name, 1) : [];
  return place ? [evidence(plan, sentenceAround(plan.text, place.start))] : [];
}
