/**
 * Bodies that a sentence of a task obliges where no owner line stands: few, certain patterns only, because a
 * wrong owner is worse than none.
 */
import type { Role, Task, TaskDepartment } from '../../graph/model.ts';
import { bodySuffix, functionPattern } from '../lexicon/owners.ts';
import { sentences, splitSpans } from '../outline/sentences.ts';
import { namesOfList } from '../owners/statements.ts';

/** Who must act, at a sentence's head: 各县(市、区)党委和政府要…, 市直属相关单位要…. */
const SUBJECT =
  /^((?:各级?|市|县|区|省)[^,。;:]{0,4}(?:\([^)]{1,8}\))?(?:党委(?:和|、)政府|党委、政府|人民政府|政府|直属?(?:相关|有关|各)?(?:部门|单位)))(?:要|应当|应|须|必须)/;
/** Who acts together: 强化市场监管、公安、海关联合执法. */
const JOINT = new RegExp(
  `(?:强化|加强|开展|推进|深化|健全)((?:${functionPattern})(?:、(?:${functionPattern}))+)(?:等)?(?:部门)?(?:联合|协同)(?:执法|监管)`,
);
/** A body of this place that must act, at a sentence's head: 县财政局要将…纳入预算. */
const DUTY = /^([省市县区][^,。;:、]{1,12}(?:局|委|厅|办|部|院))(?:要|应当|须|必须|负责)(?!求|解释)/;
/** Who leads: 由区文旅局牵头, 由市质量强市工作领导小组负责; companies and associations lead other things. */
const LED =
  /(?:^|[,;])由((?:国家|[省市县区州旗镇])[^,。;:]{1,40}?)(牵头|负责|统筹|承办)(?!解释)(?:[^,。;]{0,20})(?:,([^,。;:]{2,90})(?:配合|参与|协助|参加|协办))?/;
/** National bodies whose help is sought. */
const SUPPORT = [
  /争取((?:国家)?[^,。;、]{0,12}总局)(?:的)?支持/,
  /(?:^|[,。;])与(国家[^,。;、]{1,14}(?:委|局|部|总局|办))(?:建立|合作|共建|联合)/,
];

export function obliged(text: string, task: Task): TaskDepartment[] {
  const found: TaskDepartment[] = [];
  const add = (start: number, end: number, role: Role) => {
    const name = text.slice(start, end);
    if (found.some((d) => d.name === name)) return;
    found.push({
      name,
      fullName: null,
      role,
      explicit: true,
      start,
      end,
      evidence: name,
      rule: 'owner-sentence',
    });
  };
  for (const span of sentences(text, bodyStart(text, task), task.end)) {
    const sentence = text.slice(span.start, span.end);
    const subject = SUBJECT.exec(sentence) ?? DUTY.exec(sentence);
    if (subject) add(span.start, span.start + subject[1]!.length, 'owner');
    const joint = JOINT.exec(sentence);
    if (joint) {
      const from = span.start + joint.index + joint[0].indexOf(joint[1]!);
      for (const part of splitSpans(text, /、/, from, from + joint[1]!.length))
        add(part.start, part.end, 'owner');
    }
    led(text, span.start, sentence, add);
    for (const form of SUPPORT) {
      const match = form.exec(sentence);
      if (!match) continue;
      const at = span.start + match.index + match[0].indexOf(match[1]!);
      add(at, at + match[1]!.length, 'support');
    }
  }
  return found;
}

type Add = (start: number, end: number, role: Role) => void;

function led(text: string, at: number, sentence: string, add: Add): void {
  const match = LED.exec(sentence);
  if (!match) return;
  const lists: [string | undefined, Role][] = [
    [match[1], match[2] === '牵头' ? 'lead' : 'owner'],
    [match[3], 'support'],
  ];
  for (const [list, role] of lists) {
    if (list === undefined) continue;
    const from = at + match.index + match[0].indexOf(list);
    const names = namesOfList(text, from, from + list.length, role);
    if (names.every(({ name }) => bodySuffix.test(name))) for (const n of names) add(n.start, n.end, n.role);
  }
}

/** Behind the heading, so that its words do not hide the first sentence's subject. */
const bodyStart = (text: string, task: Task): number => {
  const at = text.indexOf(task.title, task.start);
  // 由省经贸委负责,省农业厅配合,加快…: the heading is a sentence and says itself who acts.
  if (at >= 0 && /^由.{4,60}(?:负责|牵头|承办)/.test(task.title)) return at;
  return at >= 0 && at + task.title.length < task.end ? at + task.title.length + 1 : task.start;
};
