/** The name stands behind its value: 培育1个…核心区, 每年引导200家以上规上企业…, 95%以上的…是…, 3个工作日办结. */
import { verbAtEnd } from '../lexicon/quantifiers.ts';
import { contentStart, type Memory, make } from './target-item.ts';
import { type Name, nameAfter, nameBefore } from './target-names.ts';
import type { Quantity } from './target-quantities.ts';
import type { Found, Scene, Segment } from './target-segments.ts';
import { shareName, timeName } from './target-special.ts';
import { isLevelOnly, isName, tidyName } from './target-words.ts';

const COUNT_LEAD =
  /(?:首批|第一批|新一批|不少于|至少|约|近|超过|新|的|一批|了|出|以上|累计|共|共计|再|每年|对)$/;
const LISTED = /(?:等|领域|方面)$/;
const OWNING = /(?:只有|仅有|仅|共有|现有|拥有|已有)$/;

/** The verb before a value that makes or has what is counted behind it (培育, 每年引导, 推进…等); or null. */
const governor = (before: string): string | null => {
  let text = before.trimEnd();
  if (OWNING.test(text)) return '有';
  for (let i = 0; i < 4; i++) {
    const lead = COUNT_LEAD.exec(text);
    if (!lead) break;
    if (lead[0] === '的') return null; // 改造提升的12个重点行业: the verb is part of a description
    text = text.slice(0, lead.index);
  }
  const direct = verbAtEnd(text);
  if (direct) return direct;
  if (!LISTED.test(text)) return null;
  const name = nameBefore(text, 0, text.length, true);
  return name.focus ? null : name.verb;
};

/** What cannot follow a counted unit in this form: 3个月内, 5个以上为…, 2家和. */
const BEHIND_STOP =
  /^(?:以上|左右|以下|以内)?(?:内|后|前|起|之|时|为|是|与|及|和|等|中(?!国|小|华|医|药|西|心|高|等|央)|级|以|方面|渠道|层面|环节|维度|阶段|步骤|到位|着力)/;
/** So many times a year or a season is how work is organised (每季度召开1次), not what it reaches. */
const MEETINGS = 4;
const ALL_DO =
  /^(?:以上)?(?:的)?[^,;。]{1,16}?(?:(?:全部|均|都|成功|100%)(?:创建|建成|达到|完成|通过|开展|建立|实现)|荣获|获得|获评|获批|获|入选|入围|进入|通过|跻身|成为|挂牌|上市)/;
/** 在6个县开展…试点: the pilot counts where it runs. */
const PILOT_IN =
  /^(?:以上)?([^,;。]{1,14}?)(?:开展|实施|推行|推进)([^,;。]{2,40}?(?:试点|示范|试点示范))(?:工作|建设)?$/;

/** 80%以上涉农县成功创建…: the predicate makes the share a figure. */
const DOES =
  /^[^,;。的]{2,24}?(?:创建|建成|达到|完成|通过|开展|建立|实现|纳入|导入|应用|获得|参加|配备|落实)/;

const readShare = (scene: Scene, segment: Segment, q: Quantity, lead: Name, memory: Memory): Found | null => {
  const before = scene.text.slice(segment.start, q.start);
  const behind = scene.text.slice(q.end, segment.end).replace(/[\s。;!?]+$/, '');
  const average = /平均\s*$/.test(before) ? '平均' : '';
  const time = q.unitKind === 'time';
  if (time && /[在于自]\s*$/.test(before)) return null;
  const name = time
    ? timeName(lead.text + average, behind)
    : lead.focus
      ? null
      : shareName(lead.text, behind, memory.whole, {
          covering: /覆盖\s*$/.test(before),
          governed: governor(before) !== null || (lead.text === '' && DOES.test(behind)),
        });
  if (!name || !isName(name)) return null;
  const fromWhole = memory.whole !== null && lead.text === '' && memory.last !== null;
  const from = contentStart(scene.text, segment.start);
  return make(
    q,
    name,
    {
      start: fromWhole ? Math.min(memory.last!.start, from) : from,
      end: q.end + behind.replace(/\([^()]*\)?$/, '').trimEnd().length,
    },
    { scope: lead.scope, frequency: lead.yearly || /每年/.test(before) ? 'yearly' : 'total', kind: 'level' },
  );
};

const PILOT = /^(.{1,14}?)开展试点(?:工作|建设)?$/;
/** '获批开展…试点,组织25个市(县)开展试点工作': the pilot is named in the segment before. */
const pilotName = (name: string, memory: Memory): string => {
  const pilot = PILOT.exec(name);
  const what = memory.previous?.text.replace(/^(?:首批|新一批|第.批)/, '') ?? '';
  return pilot && what.endsWith('试点') ? what + pilot[1] : name;
};

/** 100个以上积极性高、基础好,水平全面提高的质量强镇: qualities stand first, the noun behind the last 的. */
const QUALITY = /(?:高|好|强|优|大|明显|显著|突出|扎实|雄厚|健全|完善|规范)$/;
const HEAD_BEHIND = /^[^。;\d]{0,80}的([^,。;、的\d]{2,20}?)(?=[。;]|$)/;

const headBehind = (scene: Scene, from: number): ReturnType<typeof nameAfter> | null => {
  const found = HEAD_BEHIND.exec(scene.text.slice(from, scene.end));
  if (!found) return null;
  const end = from + found[0].length;
  return { text: tidyName(found[1]!), start: end - found[1]!.length, end };
};

/** The figure of a quantity that is followed by its noun, or null. */
export const readBehind = (scene: Scene, segment: Segment, q: Quantity, memory: Memory): Found | null => {
  const share = q.unit === '%' || q.unitKind === 'time';
  const lead = nameBefore(scene.text, segment.start, q.start, !share);
  if (share) return readShare(scene, segment, q, lead, memory);
  const before = scene.text.slice(segment.start, q.start);
  const behind = scene.text.slice(q.end, segment.end);
  if (q.unitKind !== 'count' || BEHIND_STOP.test(behind)) return null;
  if (q.unit === '次' && q.value <= MEETINGS) return null;
  const inPlaces = /在(?:全[省市区县])?\s*$/.test(before)
    ? PILOT_IN.exec(behind.replace(/[。\s]+$/, ''))
    : null;
  if (inPlaces) {
    const from = contentStart(scene.text, segment.start);
    const end = q.end + behind.replace(/[。\s]+$/, '').length;
    return make(q, `${inPlaces[2]}${inPlaces[1]}`, { start: from, end }, { scope: lead.scope });
  }
  const verb = governor(before);
  const bare = lead.text === '' && !lead.link;
  const listed = bare && (ALL_DO.test(behind) || (memory.behindForm && memory.last !== null));
  const whole = bare && /^[^,;。]{2,20}中$/.test(behind.trim());
  if (verb === null && !listed && !whole) return null;
  const printed = nameAfter(scene.text, q.end, segment.end);
  const after = QUALITY.test(printed.text) ? headBehind(scene, printed.end) : printed;
  if (!after) return null;
  const noun = whole ? after.text.replace(/中$/, '') : after.text;
  if (!isName(noun) || (noun.length < 3 && !isLevelOnly(noun))) return null;
  const kept = verb && /^新|制修订|制定修订|参与|主导|净增/.test(verb) ? verb : '';
  if (whole) memory.whole = noun;
  const yearlyList = listed && memory.last?.frequency === 'yearly';
  return make(
    q,
    kept + doneTo(before, pilotName(noun, memory)),
    { start: pilotStart(scene, segment, noun, memory), end: after.end },
    {
      scope: lead.scope,
      frequency: lead.yearly || /每年|逐年/.test(before) || yearlyList ? 'yearly' : 'total',
      comparator: q.comparator ?? (/(?:至少|不少于|不低于)[^,;、]{0,8}$/.test(before) ? '>=' : '='),
    },
  );
};

const DONE_TO = /^(?:以上|左右)?([^,;。]{2,12}?)(?:开展|进行|实施)([^,;。]{2,16})$/;
/** 对100种以上产品开展监督抽查 → 产品监督抽查. */
const doneTo = (before: string, noun: string): string => {
  const done = /对\s*$/.test(before) ? DONE_TO.exec(noun) : null;
  return done ? `${done[1]}${done[2]}` : noun;
};

const pilotStart = (scene: Scene, segment: Segment, noun: string, memory: Memory): number => {
  const from = contentStart(scene.text, segment.start);
  return pilotName(noun, memory) === noun ? from : Math.min(from, memory.previous!.start);
};
