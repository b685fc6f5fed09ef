/**
 * Programs: the named campaigns, projects, brands, platforms, pilots, mechanisms, awards and events of a plan, from
 * the lexicon, from quotation marks and from the form of their names; how strongly the plan adopts each.
 */
import type { Mention, Program, Span, Strength, Task } from '../../graph/model.ts';
import { nameKey } from '../resolve/normalise.ts';
import { ClauseIndex, SentenceIndex } from '../resolve/sentence-index.ts';
import type { Draft, Rule } from '../rule.ts';
import { originOf, type ProgramMention, programMentions } from './program-groups.ts';

type Level = (typeof Strength)['_output'];

/** Offsets at which the title of a clause begins, with and without its number. */
function headingStarts(draft: Draft): Set<number> {
  const starts = new Set<number>();
  for (const clause of draft.clauses) {
    const at = clause.title ? draft.text.indexOf(clause.title, clause.start) : -1;
    if (at >= 0 && at < clause.start + 40) starts.add(at);
  }
  return starts;
}

/** Titles of the document and of sections say what a chapter is about (三、实施质量提升行动); they adopt nothing. */
function sectionTitles(draft: Draft): Span[] {
  return draft.clauses
    .filter((c) => c.kind === 'section' || c.kind === 'title')
    .map((c) => {
      const feed = draft.text.indexOf('\n', c.start);
      return { start: c.start, end: feed < 0 ? c.end : Math.min(feed, c.end) };
    });
}

const DEED =
  /(?:实施|开展|推进|推动|深化|打造|创建|争创|建设|推行|推广|落实|培育|办好|启动|完善|申报|参与|探索|执行|构建|建立|健全|应用|发展|支持)[^，,。；;]{0,24}$/;

interface Scene {
  readonly draft: Draft;
  readonly sentences: SentenceIndex;
  readonly clauses: ClauseIndex;
}

const taskAt = (tasks: readonly Task[], m: ProgramMention): Task | undefined =>
  tasks.find((t) => t.start <= m.start && m.end <= t.end);

/** Whether a target counts the program: its indicator names it (培育放心消费单位 counts no 放心消费在金华). */
function quantifies(scene: Scene, m: ProgramMention): boolean {
  const keys = [nameKey(m.name), nameKey(m.surface)];
  return scene.draft.targets.some(
    (t) => t.start <= m.start && m.end <= t.end && keys.some((k) => nameKey(t.indicator).includes(k)),
  );
}

function strengthOf(scene: Scene, m: ProgramMention): Level {
  if (quantifies(scene, m)) return 'quantified';
  return taskAt(scene.draft.tasks, m) ? 'deployed' : 'mentioned';
}

const RANK: Readonly<Record<Level, number>> = { quantified: 3, deployed: 2, mentioned: 1 };

/** Strongest first; among equals the one that a verb of doing leads, then the first. */
function strongest(
  scene: Scene,
  all: readonly ProgramMention[],
): { mention: ProgramMention; strength: Level } {
  const ranked = all.map((mention, i) => {
    const strength = strengthOf(scene, mention);
    const done = DEED.test(scene.draft.text.slice(Math.max(0, mention.start - 40), mention.start));
    return { mention, strength, rank: RANK[strength] * 2 + Number(done) - i / 1e6 };
  });
  return ranked.reduce((a, b) => (b.rank > a.rank ? b : a));
}

function programOf(scene: Scene, all: readonly ProgramMention[]): Program {
  const { draft, sentences, clauses } = scene;
  const { mention, strength } = strongest(scene, all);
  const sentence = sentences.around(mention.start, mention.end);
  const first = all[0]!;
  const home = { code: draft.plan?.region.code ?? null, level: draft.plan?.level ?? null };
  const before = draft.text.slice(Math.max(0, first.start - 4), first.start);
  const mentions: Mention[] = all.map(({ start, end }) => ({
    start,
    end,
    clause: clauses.at(start)?.id ?? null,
  }));
  return {
    name: first.name,
    aliases: [...new Set(all.flatMap((m) => [m.surface, m.name]))].filter((n) => n !== first.name),
    kind: first.kind,
    origin: first.origin ?? originOf(first.name, before, home),
    strength,
    mentions,
    ...sentence,
    evidence: draft.text.slice(sentence.start, sentence.end),
    rule: mention.rule,
  };
}

function group(mentions: readonly ProgramMention[]): ProgramMention[][] {
  const groups = new Map<string, ProgramMention[]>();
  for (const m of mentions) {
    const known = groups.get(m.key);
    if (known) known.push(m);
    else groups.set(m.key, [m]);
  }
  return [...groups.values()];
}

export const program: Rule = {
  name: 'program',
  finds: [
    {
      text: '二、主要任务\n(一)提升质量。实施重点产品质量阶梯攀登工程,推进“同线同标同质”行动,深化“放心消费在金华”行动。',
      found: {
        programs: [
          { name: '重点产品质量阶梯攀登工程', kind: 'project', origin: 'national' },
          { name: '同线同标同质', kind: 'mechanism', origin: 'national' },
          { name: '放心消费在金华', kind: 'campaign' },
        ],
      },
    },
    {
      text: '二、主要任务\n(一)人才。深入实施“宛陵英才”计划,开展质量管理数字化赋能行动。',
      found: { programs: [{ name: '宛陵英才' }, { name: '质量管理数字化赋能行动' }] },
    },
  ],
  ignores: [
    '加强监管,强化质量第一意识,树牢“质量第一”理念。',
    '实施重大工程,打造精品工程、样板工程、平安工程。',
    '落实工程质量责任,强化工程设计源头管理,提升施工图审查质量。',
    '开展专项行动,制定年度工作计划。',
    '沿着“八八战略”锚定的方向,奋力打造“重要窗口”。',
    '突破“卡脖子”技术,支持“链主”企业发展。',
    '推进制造业数字化、网络化、智能化发展。',
    '构建“党委领导、政府推动、部门协同、企业主责、行业自律、社会参与”的大质量工作格局。',
    '贯彻落实《消费品质量提升行动方案》。',
    '率先在行业试点实施监管。',
    '实行一个窗口受理,设立“一站式”受理窗口。',
    '加快浙江制造业发展。',
    '强化工程建设标准化管理,推进工程质量管理标准化。',
    '健全工作机制,完善质量激励机制。',
    '完善全过程工程质量责任体系。',
  ],
  apply(draft) {
    const scene: Scene = {
      draft,
      sentences: new SentenceIndex(draft.text),
      clauses: new ClauseIndex(draft.clauses),
    };
    const mentions = programMentions(draft.text, headingStarts(draft), sectionTitles(draft));
    draft.programs = group(mentions).map((all) => programOf(scene, all));
    for (const task of draft.tasks) {
      task.programs = draft.programs
        .filter((p) => p.mentions.some((m) => m.start >= task.start && m.end <= task.end))
        .map((p) => p.name);
    }
  },
};
