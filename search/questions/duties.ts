/** What does this department have to do? In one plan and across plans. */
import type { Department, Task } from '../../graph/model.ts';
import { bodyIn, maybeCalled } from '../body-names.ts';
import { evidence, ownerLine, proofs } from '../book.ts';
import type { CorpusPlan } from '../corpus.ts';
import { fold, foldName } from '../names-fold.ts';
import { placesOf, sentenceAround } from '../plan-text.ts';
import type { AnswerDraft, AnswerEvidence, Question, Tools, Understood } from '../question.ts';
import { denominator, inQuotes, listed, shortName, taskName, titled } from '../say.ts';
import { wording } from '../wording.ts';

interface Duty {
  readonly task: Task;
  readonly role: keyof typeof wording.roles;
  readonly explicit: boolean;
}
interface Held {
  readonly plan: CorpusPlan;
  readonly body: Department;
  readonly duties: readonly Duty[];
}

/** In more plans than this a name is not looked for in the texts. */
const MOST_READ = 50;

/** Bodies of the plans asked about that the question names, by any of their names. */
function bodiesAsked(asked: Understood, tools: Tools): { plan: CorpusPlan; item: Department }[] {
  const inScope = new Set(asked.plans);
  const found = asked.departments
    .flatMap((d) => tools.library.departments.get(d.name))
    .filter((d) => inScope.has(d.plan));
  const seen = new Set<Department>();
  if (found.length > 0) return found.filter((d) => !seen.has(d.item) && seen.add(d.item));
  const said = bodyIn(asked.text, asked.places);
  if (!said || asked.plans.length > MOST_READ) return [];
  return asked.plans.flatMap((plan) => {
    const held = plan.extraction.departments.filter((d) => maybeCalled(d.name, said));
    return held.length === 1 ? [{ plan, item: held[0]! }] : [];
  });
}

function dutiesOf(plan: CorpusPlan, body: Department): Duty[] {
  const names = new Set(
    [body.name, ...body.aliases, body.fullName ?? ''].map(foldName).filter((n) => n !== ''),
  );
  return plan.extraction.tasks.flatMap((task) => {
    const d = task.departments.find(
      (x) => names.has(foldName(x.name)) || (x.fullName !== null && names.has(foldName(x.fullName))),
    );
    return d ? [{ task, role: d.role, explicit: d.explicit }] : [];
  });
}

function line(h: Held, asked: Understood): string {
  const stated = h.duties.filter((d) => d.explicit);
  const implied = h.duties.length - stated.length;
  const leads = stated.filter((d) => d.role === 'lead').length;
  const names = stated.map(
    (d) => taskName(d.task) + (d.role === 'owner' ? '' : `（${wording.roles[d.role].slice(0, 2)}）`),
  );
  const of = `共${h.plan.extraction.tasks.length}项任务`;
  const said =
    stated.length > 0
      ? `承担${stated.length}项${leads > 0 ? `（其中牵头${leads}项）` : ''}：${listed(names, 15)}`
      : '';
  const general =
    implied > 0 ? `${said ? '；另' : ''}按全文总的说明，须落实${said ? '其余' : '全部'}${implied}项任务` : '';
  const where = asked.plans.length === 1 ? titled(h.plan.ref) : shortName(h.plan, asked.plans);
  return `${where}（${of}）中，${h.body.name}${said}${general}。`;
}

function proof(h: Held): AnswerEvidence[] {
  return h.duties.flatMap((d) => {
    const own = d.task.departments.find((x) => x.name === h.body.name || h.body.aliases.includes(x.name));
    const said = own ? sentenceAround(h.plan.text, own.start) : null;
    // a body that a sentence obliges is shown in that sentence: its name alone proves nothing
    const place = d.explicit && own?.rule !== 'owner-sentence' ? (ownerLine(h.plan, d.task) ?? said) : said;
    return place ? [evidence(h.plan, place)] : [];
  });
}

/** A body that no plan asked about speaks of; null when one does, or when no body was named. */
function notNamed(asked: Understood): AnswerDraft | null {
  const name = bodyIn(asked.text, asked.places);
  if (!name || asked.plans.length > MOST_READ) return null;
  if (asked.plans.some((p) => placesOf(p, fold(name), 1).length > 0)) return null;
  const none = asked.plans.length === 1 ? '没有' : '都没有';
  return {
    text: `${denominator(asked)}${none}提到${inQuotes(name)}（没有写不等于不承担）。`,
    evidence: [],
    confidence: 'none',
  };
}

const NOT_THEIRS = /不(?:归|由|属|是|负责|承担|参与|牵头|管)/u;

/** Tasks of the plan that do not name the body. */
function others({ plan, body, duties: own }: Held): AnswerDraft {
  const stated = new Set(own.filter((d) => d.explicit).map((d) => d.task));
  const rest = plan.extraction.tasks.filter((t) => !stated.has(t));
  const list = rest.length > 0 ? `：${listed(rest.map(taskName), 30)}` : '';
  return {
    text: `${titled(plan.ref)}的${plan.extraction.tasks.length}项任务中，没有写明${body.name}的有${rest.length}项${list}。`,
    plans: [plan.ref],
    evidence: rest.slice(0, 20).flatMap((t) => {
      const place = ownerLine(plan, t);
      return place ? [evidence(plan, place)] : [];
    }),
    confidence: 'derived',
    entities: rest.slice(0, 10).map((t) => ({ id: t.id, kind: 'task' as const, name: t.title })),
  };
}

async function dutiesAnswer(asked: Understood, tools: Tools): Promise<AnswerDraft | null> {
  const bodies = bodiesAsked(asked, tools);
  const held = bodies.map(({ plan, item }): Held => ({ plan, body: item, duties: dutiesOf(plan, item) }));
  const busy = held.filter((h) => h.duties.length > 0);
  if (busy.length === 0) return bodies.length === 0 ? notNamed(asked) : null;
  if (NOT_THEIRS.test(asked.text)) return busy.length === 1 ? others(busy[0]!) : null;
  const busyPlans = new Set(busy.map((h) => h.plan));
  const plans = [...busyPlans];
  const head = asked.plans.length === 1 ? '' : `${denominator(asked)}中，有${plans.length}份给出了任务：\n`;
  const rest = asked.plans.filter((p) => !busyPlans.has(p));
  const tail =
    asked.plans.length > 1 && rest.length > 0
      ? `\n${listed(
          rest.map((p) => shortName(p, asked.plans)),
          12,
          '份',
        )}没有给它写明任务。`
      : '';
  const only = busy.length === 1 && busy[0]!.duties.length === 1;
  return {
    text: `${head}${busy.map((h) => line(h, asked)).join('\n')}${tail}`,
    departments: busy.map((h) => ({
      name: h.body.name,
      fullName: h.body.fullName,
      role: h.duties[0]!.role,
      explicit: h.duties.some((d) => d.explicit),
      plan: h.plan.ref,
    })),
    plans: plans.map((p) => p.ref),
    evidence: proofs(busy, proof),
    confidence: only ? 'stated' : 'derived',
    entities: busy.flatMap((h) =>
      h.duties.slice(0, 10).map((d) => ({ id: d.task.id, kind: 'task' as const, name: d.task.title })),
    ),
  };
}

export const duties: Question = {
  name: 'duties',
  examples: [
    '沈家门海事处在普陀区质量强区方案里承担哪一项任务?',
    '各镇街道和管委会需要落实哪些任务?为什么每条后面没写它们?',
    '普陀区商务局要做哪些工作?',
    '区市场监管分局负责什么?',
    '区生态环境分局有哪些任务',
    '普陀区卫健委负责什么?',
    '普陀区水利局要做哪些工作?',
  ],
  ignores: ['首席质量官制度由哪些部门负责?', '哪些部门负责推进“无废城市”建设?', '哪些文件提到“品字标”?'],
  parameters: ['department', 'plan'],
  // 市场监管部门 itself looks like 哪个部门: what counts is that a body is named and asked about
  recognise: (asked) =>
    asked.has('duties') &&
    !asked.has('which-plans') &&
    !asked.has('no-owner') &&
    (asked.departments.length > 0 || bodyIn(asked.text, asked.places) !== null),
  answer: dutiesAnswer,
};
