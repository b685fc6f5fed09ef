/** Tells a plan from news, bare notices and empty pages, and says why. First rule: the others then stay silent. */
import { namesPlan, notPlanReason, sectionRole } from '../lexicon/plan-words.ts';
import { findTitle } from '../outline/title.ts';
import type { Draft, Rule } from '../rule.ts';

const MIN_LENGTH = 150;
/** Below this many numbered clauses a text is no plan, whatever it talks about. */
const MIN_NUMBERED = 4;

const PLAN = [
  '某市质量强市建设实施方案',
  '为贯彻落实质量强国战略,推动产品、工程、服务质量全面提升,结合实际制定本方案。',
  '一、总体目标',
  '到2025年,质量强市建设取得明显成效,企业质量管理水平显著提高,质量基础设施更加完善,群众质量获得感不断增强。',
  '二、重点任务',
  '(一)提升产品质量。开展质量攻关行动,推广先进质量管理方法,引导企业建立质量管理体系,培育质量标杆。',
  '(二)建设知名品牌。实施商标品牌战略,打造一批竞争力强、附加值高的区域公共品牌,加强品牌保护。',
].join('\n');

export const notPlan: Rule = {
  name: 'not-plan',
  finds: [
    {
      text: '公告\n详见附件。',
      found: { notPlan: '正文只有 7 个字，不是一份规划（可能是空页面、目录页或附件下载页）。' },
    },
  ],
  ignores: [PLAN],
  apply(draft) {
    draft.notPlan = reason(draft);
  },
};

function reason(draft: Draft): string | null {
  const length = draft.text.replace(/\s/g, '').length;
  const title = findTitle(draft.text, draft.labels.get('名称'));
  const titled = title ? notPlanReason(title.title) : null;
  if (title && titled) return `《${title.title}》${titled}。`;
  const tasks = draft.clauses.filter((clause) => clause.kind === 'task').length;
  if (length < MIN_LENGTH && tasks < MIN_NUMBERED) {
    return `正文只有 ${length} 个字，不是一份规划（可能是空页面、目录页或附件下载页）。`;
  }
  const numbered = draft.clauses.filter((clause) => clause.level > 0 && clause.title !== '');
  if (numbered.length < MIN_NUMBERED && tasks < 2) {
    return '没有分条的任务和目标，不是一份规划（可能是新闻、通知或解读）。';
  }
  const planLike = numbered.some((clause) =>
    ['goal', 'task', 'safeguard'].includes(sectionRole(clause.title) ?? ''),
  );
  if (!planLike && !(title && namesPlan(title.title)))
    return '标题和各部分都不像规划（没有目标、任务或保障措施）。';
  return null;
}
