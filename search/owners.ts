/** The bodies responsible at a place: a task's owner line, else those that the sentence itself names. */
import type { Department, Role, Task } from '../graph/model.ts';
import { bestSentence, evidence, ownerLine } from './book.ts';
import type { CorpusPlan } from './corpus.ts';
import type { Library } from './library.ts';
import { keyPhrases, type Located, scoreFor } from './locate.ts';
import { fold, foldName } from './names-fold.ts';
import { type Place, partsIn, sentenceAround, sentencesIn } from './plan-text.ts';
import type { AnswerDepartment, AnswerEvidence, Understood } from './question.ts';

export interface Owners {
  readonly departments: readonly AnswerDepartment[];
  readonly evidence: readonly AnswerEvidence[];
  /** Read off an owner line, out of the sentence, or nowhere. */
  readonly from: 'line' | 'sentence' | 'nowhere';
}

/** Tasks that end in an owner line (or stand in a table of owners). */
export const ownedTasks = (plan: CorpusPlan): Task[] =>
  plan.extraction.tasks.filter((t) => t.departments.some((d) => d.explicit && d.rule !== 'owner-sentence'));

/** Reads what is remembered of a plan's owners. */
export function prepareOwners(plan: CorpusPlan): void {
  hasOwnerLines(plan);
  mentionsOf(plan);
}

/** Share of tasks with an owner line from which on a plan is one that names owners. */
const MOST_TASKS = 0.6;

const lined = new WeakMap<CorpusPlan, boolean>();

/** Whether a plan names the owners of its tasks; counted once for a plan. */
export function hasOwnerLines(plan: CorpusPlan): boolean {
  const held = lined.get(plan);
  if (held !== undefined) return held;
  const owned = ownedTasks(plan).length;
  const has = owned > 0 && owned >= MOST_TASKS * plan.extraction.tasks.length;
  lined.set(plan, has);
  return has;
}

interface Body {
  readonly name: string;
  readonly fullName: string | null;
  readonly role: Role;
  readonly explicit: boolean;
  readonly rule?: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** A sentence with a little less of the topic may be read instead when it names a body. */
const AS_NEAR = 0.1;

/** Names further apart than this stand in different sentences, not in one owner line. */
const SAME_LINE = 40;

const LABEL = /责任|牵头|负责|主办|承办/u;

const inOneLine = (bodies: readonly Body[]): boolean =>
  bodies.every((b, i) => i === 0 || b.start - bodies[i - 1]!.end <= SAME_LINE);

const toDepartment = (plan: CorpusPlan, b: Body): AnswerDepartment => ({
  name: b.name,
  fullName: b.fullName ?? plan.extraction.departments.find((d) => d.name === b.name)?.fullName ?? null,
  role: b.role,
  explicit: b.explicit,
  plan: plan.ref,
});

/** Bodies of an owner line (or of a table of owners), apart from those that sentences of the task oblige. */
function lineOf(plan: CorpusPlan, task: Task, said: readonly Body[]): readonly Body[] {
  if (said.some((b) => b.rule !== undefined)) return said.filter((b) => b.rule !== 'owner-sentence');
  const line = ownerLine(plan, task);
  const ordered = [...said].sort((a, b) => a.start - b.start);
  const labelled = line !== null && LABEL.test(plan.text.slice(line.start, ordered[0]!.start));
  return labelled && inOneLine(ordered) ? said : [];
}

/** The bodies of one place. */
export function ownersAt(located: Located, asked: Understood, library: Library): Owners {
  const { plan, task } = located;
  const said: Body[] = (task?.departments ?? []).filter((d) => d.explicit);
  const implied: Body[] = (task?.departments ?? []).filter((d) => !d.explicit);
  const first = evidence(plan, located.sentence);
  const ofLine = task && said.length > 0 ? lineOf(plan, task, said) : [];
  const line = task && ofLine.length > 0 ? ownerLine(plan, task) : null;
  const own = line ? ownPart(located, asked) : null;
  if (own)
    return {
      departments: [toDepartment(plan, own)],
      evidence: [evidence(plan, sentenceAround(plan.text, own.start))],
      from: 'sentence',
    };
  if (line)
    return {
      departments: [...rolesAsked(ofLine, asked), ...implied].map((b) => toDepartment(plan, b)),
      evidence: [first, evidence(plan, line)],
      from: 'line',
    };
  const named = bodiesInSentence(located, said, asked, library);
  if (named.length > 0) {
    const read = evidence(plan, sentenceAround(plan.text, named[0]!.start));
    return { departments: named.map((b) => toDepartment(plan, b)), evidence: [read], from: 'sentence' };
  }
  return { departments: implied.map((b) => toDepartment(plan, b)), evidence: [first], from: 'nowhere' };
}

const IN_CHARGE = /^(?:负责|牵头|承担|具体负责)/u;

/** 市商务局负责“…”推广,市农业农村局负责“…”遴选: of a task's bodies, the one that its own words give this part to. */
function ownPart({ plan, task, sentence }: Located, asked: Understood): Body | null {
  const phrases = keyPhrases(asked);
  if (!task || phrases.length === 0) return null;
  const { text } = plan;
  for (const part of partsIn(text, sentenceAround(text, sentence.start))) {
    const said = fold(text.slice(part.start, part.end));
    if (!phrases.every((p) => said.includes(p))) continue;
    const [first] = bodiesOf(plan, part, []);
    const heads = first && first.start === part.start && IN_CHARGE.test(text.slice(first.end, first.end + 4));
    if (heads && task.departments.some((d) => d.name === first.name)) return first;
  }
  return null;
}

/** 牵头 asks for those in the lead, 配合 for those in support, where the line tells them apart. */
function rolesAsked(bodies: readonly Body[], asked: Understood): readonly Body[] {
  const leads = /牵头|主办|领衔/u.test(asked.text);
  const supports = /配合|参与|协同/u.test(asked.text);
  const role: Role | null = leads === supports ? null : leads ? 'lead' : 'support';
  const fitting = role ? bodies.filter((b) => b.role === role) : [];
  return fitting.length > 0 ? fitting : bodies;
}

/** Bodies that the best part of the sentence names, else the nearest before it in the same sentence. */
function bodiesInSentence(
  located: Located,
  said: readonly Body[],
  asked: Understood,
  library: Library,
): Body[] {
  const { plan } = located;
  const score = scoreFor(asked, library);
  const sentence = speaking(located, said, score);
  const known = bodiesOf(plan, sentence, said);
  const best = bestSentence(plan.text, sentence, score, partsIn);
  if (!best || best.share === 0) return [];
  const before = partsIn(plan.text, sentence)
    .filter((p) => p.end <= best.start)
    .reverse();
  for (const part of [best, ...before]) {
    const subject = subjectOf(plan, part, known);
    if (subject) return [subject];
    const inside = known.filter((b) => b.start >= part.start && b.end <= part.end);
    if (inside.length > 0) return inside;
  }
  return [];
}

/** The sentence to read: as near to the topic as the best one, and one that names a body if there is such. */
function speaking(located: Located, said: readonly Body[], score: (sentence: string) => number): Place {
  const { plan, span, sentence } = located;
  const least = sentence.share - AS_NEAR;
  let best: Place & { readonly share: number } = sentence;
  if (bodiesOf(plan, sentence, said).length > 0) return sentenceAround(plan.text, sentence.start);
  for (const s of sentencesIn(plan.text, span)) {
    if (bodiesOf(plan, s, said).length === 0) continue;
    const share = score(fold(plan.text.slice(s.start, s.end)));
    if (share < least) continue;
    if (best === sentence || share > best.share) best = { ...s, share };
  }
  return sentenceAround(plan.text, best.start);
}

/** A place where a plan names one of its bodies; `order` is that of the list of bodies. */
interface Mentioned extends Place {
  readonly body: Department;
  readonly order: number;
}

const mentioned = new WeakMap<CorpusPlan, readonly Mentioned[]>();

/** All places where a plan names its bodies, in text order; gathered once for a plan. */
function mentionsOf(plan: CorpusPlan): readonly Mentioned[] {
  const held = mentioned.get(plan);
  if (held) return held;
  const all = plan.extraction.departments
    .flatMap((body) => body.mentions.map(({ start, end }) => ({ start, end, body })))
    .map((m, order): Mentioned => ({ ...m, order }))
    .sort((a, b) => a.start - b.start);
  mentioned.set(plan, all);
  return all;
}

function mentionsIn(plan: CorpusPlan, { start, end }: Place): Mentioned[] {
  const all = mentionsOf(plan);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (all[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Mentioned[] = [];
  for (let i = low; i < all.length && all[i]!.start < end; i++) if (all[i]!.end <= end) found.push(all[i]!);
  return found.sort((a, b) => a.order - b.order);
}

function bodiesOf(plan: CorpusPlan, place: Place, said: readonly Body[]): Body[] {
  const found: Body[] = said.filter((b) => b.start >= place.start && b.end <= place.end);
  for (const { body, start, end } of mentionsIn(plan, place))
    if (!found.some((f) => start < f.end && f.start < end))
      found.push({ name: body.name, fullName: body.fullName, role: 'owner', explicit: true, start, end });
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.start - b.start)
    .filter((b) => !seen.has(foldName(b.name)) && seen.add(foldName(b.name)));
}

const SUBJECT =
  /^(?:由|请)?((?:各|省|市|区|县|国家|有关|相关)[^,,。;;、要应须]{0,16}?(?:党委和政府|人民政府|政府|单位|部门|委员会|领导小组|办公室|局|厅|委|办|中心|公司|协会))(?=(?:要|应|应当|须|需|负责|牵头|会同|组织|定期|加强|切实|统筹|按照|根据|结合|对))/u;

/** A sentence that begins with a body and its duty names it even where no rule knows the name. */
function subjectOf(plan: CorpusPlan, part: Place, known: readonly Body[]): Body | null {
  const m = SUBJECT.exec(plan.text.slice(part.start, part.end));
  if (!m?.[1]) return null;
  const start = part.start + m[0].indexOf(m[1]);
  const end = start + m[1].length;
  return (
    known.find((b) => b.start < end && start < b.end) ?? {
      name: m[1],
      fullName: null,
      role: 'owner',
      explicit: true,
      start,
      end,
    }
  );
}
