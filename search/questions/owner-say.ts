/** How an answer on owners is worded: who leads, who supports, in which task, and what is only implied. */
import type { Located } from '../locate.ts';
import type { Owners } from '../owners.ts';
import type { Understood } from '../question.ts';
import { denominator, listed, shortName, taskName, titled, topicName } from '../say.ts';

/** A place with the bodies that stand there. */
export interface Found {
  readonly at: Located;
  readonly owners: Owners;
}

/** Below this share of the topic a place is only similar. */
const CLEAR = 0.5;

export const named = (f: Found): boolean => f.owners.departments.some((d) => d.explicit);
/** Of a topic as short as this, half is one word of two: 电梯 alone is not 电梯安全. */
const SHORT_TOPIC = 5;
const CLEAR_SHORT = 0.75;

export const clear = (f: Found, asked: Understood): boolean =>
  f.at.exact || f.at.share >= (asked.topicFolded.length <= SHORT_TOPIC ? CLEAR_SHORT : CLEAR);

type Said = Owners['departments'];
const names = (list: Said, most = 20): string =>
  listed(
    list.map((d) => d.name),
    most,
    '个',
  );

function lineSaid(said: Said): string {
  const leads = said.filter((d) => d.role === 'lead');
  const others = said.filter((d) => d.role !== 'lead');
  if (leads.length > 0 && others.length > 0) {
    const support = others.every((d) => d.role === 'support') ? '配合' : '参与';
    return `由${names(leads)}牵头，${names(others)}${support}`;
  }
  if (leads.length > 0) return `的牵头单位为${names(leads)}`;
  if (others.every((d) => d.role === 'support')) return `的配合单位为${names(others)}`;
  return `的责任单位为${names(said)}`;
}

export function sentenceFor({ at, owners }: Found, asked: Understood): string {
  const where = at.task ? taskName(at.task) : '正文';
  const said = owners.departments.filter((d) => d.explicit);
  const implied = owners.departments.filter((d) => !d.explicit);
  if (said.length === 0) {
    const all = implied.length > 0 ? `只按全文总的说明，由${names(implied, 12)}落实` : '没有写明责任单位';
    return `${where}提到了${topicName(asked)}，但${all}`;
  }
  const tail = implied.length > 0 ? `；另按全文总的说明，${names(implied, 12)}均须落实` : '';
  return owners.from === 'line'
    ? `${where}${lineSaid(said)}${tail}`
    : `${where}写明由${names(said)}承担${tail}`;
}

export function singleAnswer(f: Found, asked: Understood, others: readonly Found[]): string {
  const near = clear(f, asked) ? '' : '没有找到原文直接写明的内容，意思最接近的是：';
  const more = others
    .filter((o) => o.at.exact && named(o) && o.at.task && o.at.task !== f.at.task && o.at.plan === f.at.plan)
    .slice(0, 3)
    .map((o) => {
      const said = o.owners.departments.filter((d) => d.explicit);
      return `${taskName(o.at.task!)}（${names(said, 8)}）`;
    });
  const also = more.length > 0 ? `另在${more.join('、')}中也提到。` : '';
  return `${near}${titled(f.at.plan.ref)}中，${sentenceFor(f, asked)}。${also}`;
}

/** @param unread plans beyond those found that speak of it too, and whose bodies were not read */
export function severalAnswer(found: readonly Found[], asked: Understood, unread: number): string {
  const withOwners = found.filter(named);
  const silent = found.filter((f) => !named(f));
  const lines = withOwners.map((f) => `${shortName(f.at.plan, asked.plans)}：${sentenceFor(f, asked)}。`);
  const rest = silent.map((f) => shortName(f.at.plan, asked.plans));
  const unsaid = rest.length > 0 ? `\n${listed(rest, 12, '份')}提到了相关内容，但没有写明责任单位。` : '';
  const topic = topicName(asked);
  const count =
    unread > 0
      ? `有${found.length + unread}份提到${topic}；列出的${found.length}份（先取上级规划）中，有${withOwners.length}份写明了责任单位`
      : `有${withOwners.length}份对${topic}写明了责任单位`;
  const further = unread > 0 ? `\n其余${unread}份未在此列出，请在问题中写明地区，或选定规划后再问。` : '';
  return `${denominator(asked)}中，${count}：\n${lines.join('\n')}${unsaid}${further}`;
}
