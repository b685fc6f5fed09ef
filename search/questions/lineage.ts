/** What does a plan implement or cite, and which plans implement or cite a document? */
import type { Citation } from '../../graph/model.ts';
import { evidence, proofs } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { foldName } from '../names-fold.ts';
import type { AnswerDraft, Question, Tools, Understood } from '../question.ts';
import { denominator, listed, shortName, titled } from '../say.ts';

type Relation = Citation['relation'];
const SAID: Readonly<Record<Relation, string>> = {
  implements: '贯彻落实',
  cites: '引用',
  supersedes: '取代',
  continues: '接续',
};

/** Relations that the question's verb asks for; null for any mention. */
function relationAsked(text: string): Relation | null {
  if (/取代|废止|替代/u.test(text)) return 'supersedes';
  if (/接续|延续/u.test(text)) return 'continues';
  if (/落实|贯彻|依据|根据|执行|承接/u.test(text)) return 'implements';
  return null;
}

const LEVELS: readonly (readonly [RegExp, RegExp])[] = [
  [/省级|省里|省的|省政府|省委/u, /省|自治区/u],
  [/市级|市里|市政府|市委/u, /市/u],
  [/国家级?|中央|全国|国务院/u, /国|中华人民共和国|中共中央|国务院|全国/u],
];
const CLASSES = [
  '条例',
  '办法',
  '法',
  '纲要',
  '意见',
  '规划',
  '方案',
  '标准',
  '规定',
  '细则',
  '决定',
  '通知',
] as const;

/** Kind and level of document asked for: 省级的条例或办法. Null when the question names no kind. */
function filterAsked(text: string): ((title: string) => boolean) | null {
  const classes = CLASSES.filter(
    (c) =>
      new RegExp(`(?:哪些|级的?|家的?|、|或|和|什么)${c}(?!案)`, 'u').test(text) &&
      !(c === '法' && !/法律|法规/u.test(text)),
  );
  const lawful = /法律|法规/u.test(text) ? (['条例', '办法', '法'] as const) : [];
  const wanted = [...new Set([...classes, ...lawful])];
  if (wanted.length === 0) return null;
  const level = LEVELS.find(([asked]) => asked.test(text));
  return (title) => {
    const bare = title.replace(/[((][^))]*[))]$/u, '');
    return wanted.some((c) => bare.endsWith(c)) && (!level || level[1].test(bare));
  };
}

interface Cited {
  readonly plan: CorpusPlan;
  readonly citations: readonly Citation[];
}

/** Citations of one title; the exact title first, else titles that contain it. */
function citing(plan: CorpusPlan, title: string): Citation[] {
  const wanted = foldName(title);
  const exact = plan.extraction.citations.filter((c) => foldName(c.title) === wanted);
  return exact.length > 0
    ? exact
    : plan.extraction.citations.filter((c) => foldName(c.title).endsWith(wanted));
}

const distinct = (list: readonly Citation[]): Citation[] => {
  const seen = new Set<string>();
  return list.filter((c) => !seen.has(foldName(c.title)) && seen.add(foldName(c.title)));
};

/** Which plans implement or cite the titles named? */
function whoCites(asked: Understood): AnswerDraft {
  const relation = relationAsked(asked.text);
  const all = asked.plans.map(
    (plan): Cited => ({ plan, citations: asked.titles.flatMap((t) => citing(plan, t)) }),
  );
  const matching = (c: Cited): boolean =>
    c.citations.length > 0 && (relation === null || c.citations.some((x) => x.relation === relation));
  const having = all.filter(matching);
  const only = all.filter((c) => c.citations.length > 0 && !matching(c));
  const negative = asked.has('not');
  const shown = negative ? all.filter((c) => !matching(c)) : having;
  const what = asked.titles.map((t) => `《${t}》`).join('、');
  const verb = SAID[relation ?? 'cites'];
  const names = (list: readonly Cited[]): string => listed(list.map((c) => shortName(c.plan, asked.plans)));
  const rest = only.length > 0 && !negative ? `\n另有${names(only)}提到该文件，但没有写明是${verb}。` : '';
  const head =
    shown.length === 0
      ? `${denominator(asked)}${negative ? '都' : '都没有'}写明${verb}${what}。`
      : `${denominator(asked)}中，有${shown.length}份${negative ? '没有' : ''}写明${verb}${what}：${names(shown)}。`;
  return {
    text: `${head}${rest}`,
    plans: shown.map((c) => c.plan.ref),
    evidence: proofs(negative ? having : shown, (c) =>
      c.citations.slice(0, 2).map((x) => evidence(c.plan, x)),
    ),
    confidence: 'derived',
  };
}

/** What do the plans implement or cite, of the kind asked for? */
function whatIsCited(asked: Understood): AnswerDraft | null {
  const filter = filterAsked(asked.text);
  const relation = filter ? null : relationAsked(asked.text);
  const rows = asked.plans
    .map(
      (plan): Cited => ({
        plan,
        citations: distinct(
          plan.extraction.citations.filter((c) =>
            filter ? filter(c.title) : relation === null || c.relation === relation,
          ),
        ),
      }),
    )
    .filter((r) => r.citations.length > 0);
  if (rows.length === 0) return null;
  const titles = (r: Cited): string =>
    listed(
      r.citations.map((c) => `《${c.title.replaceAll('《', '〈').replaceAll('》', '〉')}》`),
      20,
    );
  const verb = relation ? SAID[relation] : '点名';
  const text =
    asked.plans.length === 1
      ? `${titled(rows[0]!.plan.ref)}${verb}的文件有${rows[0]!.citations.length}份：${titles(rows[0]!)}。`
      : `${denominator(asked)}中，有${rows.length}份${verb}了这类文件：\n${rows.map((r) => `${shortName(r.plan, asked.plans)}：${titles(r)}`).join('；\n')}。`;
  return {
    text,
    plans: rows.map((r) => r.plan.ref),
    evidence: proofs(rows, (r) => r.citations.map((c) => evidence(r.plan, c))),
    confidence: 'derived',
  };
}

/** Titles of plans that are held count as documents too: 哪些方案落实了省里的规划. */
async function lineageAnswer(asked: Understood, _tools: Tools): Promise<AnswerDraft | null> {
  const many =
    asked.plans.length > 1 && (asked.has('which-plans') || asked.has('each-plan') || asked.has('whether'));
  if (asked.titles.length > 0 && (many || asked.has('whether'))) return whoCites(asked);
  return whatIsCited(asked);
}

export const lineage: Question = {
  name: 'lineage',
  examples: [
    '哪些方案是为了落实《质量强国建设纲要》?',
    '哪些文件用书名号点名了省级的条例或办法?分别是哪些?',
    '普陀的方案贯彻落实了哪些上级文件?',
    '金华实施方案是依据什么文件制定的?',
    '浙江省的规划思路引用了哪些法律法规?',
    '哪些文件没有引用《质量强国建设纲要》?',
  ],
  ignores: ['哪些文件提到“五水共治”?', '各镇街道要落实哪些任务?', '普陀落实“品字标”的责任部门是谁?'],
  parameters: ['title', 'plan', 'relation'],
  recognise: (asked) =>
    asked.has('cites') &&
    !asked.has('who') &&
    asked.departments.length === 0 &&
    (asked.titles.length > 0 ||
      /书名号|上级文件|上位|法律|法规|条例|(依据|根据|引用|落实|贯彻|承接|点名|援引)了?(什么|哪些|哪几|的)?(上级|国家|省级?|中央)?的?(文件|规划|纲要|政策|意见|精神|办法|规定|决定|通知|标准)|制定依据|依据(是)?(什么|哪些)/u.test(
        asked.text,
      )),
  answer: lineageAnswer,
};
