/** 归卫健局管吗, 由人社局还是市场监管局负责: whether the bodies that a question names are among the owners. */
import { bodiesCalled, withoutLevel } from '../body-names.ts';
import { fold, foldName } from '../names-fold.ts';
import type { AnswerDraft, Understood } from '../question.ts';
import { listed } from '../say.ts';

export interface Claim {
  /** The words of the claim, which are no part of the topic. */
  readonly said: string;
  readonly bodies: readonly string[];
}

const BODY = '[^,。?由归谁哪什么]{1,24}?(?:局|委|厅|部|办|院|处|会|中心|办公室|海关|政府|街道)';
const CLAIM = new RegExp(
  `(?:由|归|是|属于)(${BODY})(?:(?:来|去|一起|共同)?(?:负责|牵头|主管|分管|承担|管)的?)?(?:吗|么|[?]|$)`,
  'u',
);

/** The bodies that a question asks to be confirmed, null when it names none. */
export function claimedBodies(text: string): Claim | null {
  const m = CLAIM.exec(text);
  if (!m?.[1] || !/[吗么?]|还是/u.test(m[0])) return null;
  return { said: m[0], bodies: m[1].split(/还是|或者?|和|、|以及/u).filter((b) => b.length >= 2) };
}

/** The question without the bodies it names. */
export function withoutClaim(asked: Understood, said: string): Understood {
  const text = asked.text.replace(said, '');
  const topic = asked.topic
    .map((t) => (said.includes(t) ? '' : commonHead(t, text)))
    .filter((t) => fold(t).length >= 2);
  return { ...asked, topic, topicFolded: topic.map(fold).join('') };
}

/** The longest beginning of a topic that stands in the text without the claim. */
function commonHead(topic: string, text: string): string {
  let end = topic.length;
  while (end > 0 && !text.includes(topic.slice(0, end))) end--;
  return topic.slice(0, end).replace(/[由归是]$/u, '');
}

const called = (body: string): string[] => [
  foldName(withoutLevel(body)),
  ...bodiesCalled(body).flatMap((b) => b.names.map(foldName)),
];

/** What the owners say to the claim, before what they are. */
export function verified(owners: AnswerDraft, bodies: readonly string[]): AnswerDraft {
  const held = (owners.departments ?? []).map((d) => foldName(withoutLevel(d.name)));
  if (held.length === 0) return owners;
  const among = (body: string): boolean => called(body).some((name) => held.includes(name));
  const yes = bodies.filter(among);
  const no = bodies.filter((b) => !among(b));
  const said = [
    yes.length > 0 ? `原文写明的单位中有${listed(yes)}` : '',
    no.length > 0 ? `原文写明的单位中没有${listed(no)}` : '',
  ].filter((s) => s !== '');
  return {
    ...owners,
    text: `${said.join('，')}。${owners.text}`,
    confidence: owners.confidence === 'stated' ? 'derived' : owners.confidence,
  };
}
