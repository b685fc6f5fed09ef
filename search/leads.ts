/** Bodies that lead or advance a program, where a sentence says so. */

import type { ProgramLead } from '../graph/model.ts';
import { evidence } from './book.ts';
import type { CorpusPlan } from './corpus.ts';
import type { Of } from './library.ts';
import { cover } from './names-cover.ts';
import { fold, foldName } from './names-fold.ts';
import { shortPlace } from './names-places.ts';
import { sentenceAround } from './plan-text.ts';
import type { AnswerDraft, Tools, Understood } from './question.ts';
import { denominator, inQuotes, listed, shortName, titled } from './say.ts';
import { coreName } from './wording.ts';

interface Led extends Of<ProgramLead> {
  /** The program's own name was asked for. */
  readonly exact: boolean;
}

/** Leads whose program is named in the question, else those whose name its words spell out. */
function ledBy(asked: Understood): Led[] {
  const rows = asked.plans.flatMap((plan) => plan.extraction.programLeads.map((item) => ({ plan, item })));
  const names = new Set([...asked.quoted.map(foldName), ...asked.programs.map((p) => p.name)].map(coreName));
  const topic = fold(asked.topic.join(','));
  const led = rows.map((r) => ({ ...r, exact: namesOf(r).cores.some((n) => names.has(n)) }));
  const exact = led.filter((l) => l.exact);
  const isSpelt = (l: Led): boolean =>
    namesOf(l).bare.some((n) => n.length >= 3 && cover(n, topic).covered === n.length);
  // a name in quotes is the program meant: nothing else is
  if (asked.quoted.length > 0) return exact;
  return exact.length > 0 ? exact : led.filter(isSpelt);
}

interface LedNames {
  /** Of the program and its aliases, without endings. */
  readonly cores: readonly string[];
  /** Of the program as it is led, with and without its place. */
  readonly bare: readonly string[];
}

const ledNames = new WeakMap<ProgramLead, LedNames>();

function namesOf(row: Of<ProgramLead>): LedNames {
  const held = ledNames.get(row.item);
  if (held) return held;
  const name = foldName(row.item.program);
  const made = { cores: [...aliases(row)].map(coreName), bare: [name, withoutPlace(name, row.plan)] };
  ledNames.set(row.item, made);
  return made;
}

/** 浙江制造精品 is 制造精品 to those who live there. */
function withoutPlace(name: string, plan: CorpusPlan): string {
  const { province, city, district } = plan.meta.region;
  const place = [province, city, district].flatMap((p) => (p === null ? [] : [p, shortPlace(p)]));
  const head = place.find((p) => name.startsWith(p));
  return head ? name.slice(head.length) : name;
}

function aliases({ plan, item }: Of<ProgramLead>): Set<string> {
  const program = plan.extraction.programs.find(
    (p) => p.name === item.program || p.aliases.includes(item.program),
  );
  return new Set([item.program, ...(program ? [program.name, ...program.aliases] : [])].map(foldName));
}

export async function leadAnswer(asked: Understood, _tools: Tools): Promise<AnswerDraft | null> {
  const led = ledBy(asked);
  if (led.length === 0) return null;
  const ofPlan = new Map<CorpusPlan, Led[]>();
  for (const l of led) ofPlan.set(l.plan, [...(ofPlan.get(l.plan) ?? []), l]);
  const plans = [...ofPlan.keys()];
  const lines = [...ofPlan].map(([plan, mine]) => {
    const bodies = [...new Set(mine.map((l) => l.item.department))];
    const said = bodies.map((b) => {
      const programs = [
        ...new Set(mine.filter((l) => l.item.department === b).map((l) => inQuotes(l.item.program))),
      ];
      return `${b}推进${listed(programs)}`;
    });
    return `${plans.length === 1 && asked.plans.length === 1 ? `${titled(plan.ref)}写明` : `${shortName(plan, asked.plans)}：`}${said.join('；')}`;
  });
  const head =
    asked.plans.length === 1 ? '' : `${denominator(asked)}中，有${plans.length}份写明了推进部门：\n`;
  const seen = new Set<string>();
  const departments = led
    .filter(
      (l) =>
        !seen.has(`${l.plan.ref.id} ${l.item.department}`) &&
        seen.add(`${l.plan.ref.id} ${l.item.department}`),
    )
    .map((l) => ({
      name: l.item.department,
      fullName: l.plan.extraction.departments.find((d) => d.name === l.item.department)?.fullName ?? null,
      role: 'lead' as const,
      explicit: true,
      plan: l.plan.ref,
    }));
  return {
    text: `${head}${lines.join('。\n')}。`,
    departments,
    plans: plans.map((p) => p.ref),
    programs: [...new Set(led.map((l) => l.item.program))].map((name) => ({
      name,
      plans: led.filter((l) => l.item.program === name).map((l) => l.plan.ref),
    })),
    evidence: led.map((l) => evidence(l.plan, sentenceAround(l.plan.text, l.item.start))),
    confidence: plans.length === 1 && led.every((l) => l.exact) ? 'stated' : 'derived',
  };
}
