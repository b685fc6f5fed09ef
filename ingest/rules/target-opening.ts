/** Takes off what opens a statement and is no part of an indicator's name: dates, adverbs, scopes, count verbs. */
import {
  countVerbAtStart,
  dropScopeAtStart,
  focusAtStart,
  keepScopeAtStart,
  keepVerbAtStart,
  leadAtStart,
  leadIsNoun,
  quantifiers,
} from '../lexicon/quantifiers.ts';

/** What stood in front of a name; `at` is where the name begins. */
export interface Opening {
  at: number;
  scope: string | null;
  yearly: boolean;
  /** The first count verb taken off. */
  verb: string | null;
  /** Opens with 围绕, 聚焦 …: what follows is attended to, not reached. */
  focus: boolean;
}

const DATE =
  /^(?:力争|争取|确保|预计|计划|至少)?(?:到|至|在|截至|截止到|截止|自|从)?(?:20\d\d|“?十[三四五六]五”?)(?:(?:-|—|–|至|~)20\d\d)?(?:年|末|期末|期间|时期)(?:底前?|末前?|年底前?|年末|前|初|起|以来|\d{1,2}月(?:份)?(?:底前?|末|\d{1,2}日)?)*[,:]?/;
const DURATION = /^(近|过去|未来|今后)?[一二三四五六七八九十两\d]+年(来|内|左右)?(?=[\u3400-\u9fff]|$)/;
const PER_YEAR = /^年(?=服务|培训|检测|处理|开展|新增|完成|检验|接待)/;
const FOR_WHOM = /^为(?:企业|群众|经营主体|市场主体|社会)/;
const EACH =
  /^(?:每个?|各)(?:县\(市、区\)|设区市|地市|市州|县级市|乡镇(?:\(街道\))?|[县市区镇乡](?:\([市区州县镇、]{1,5}\))?|街道)(?!级)/;
const LOCATED = /^(?:落户|位于|设在|注册在|布局在)([^,;、\s]{1,8}?)的/;
const PLACE =
  /^在([^,;、\s]{2,14}?(?:省|市|县|区|镇|乡|园))(?=开展|建设|建成|培育|打造|创建|实施|设立|新建|布局|设置|组建|建立)/;
/** 支持企业、科研院所牵头或参与制定…: who takes part is no part of what is counted. */
const ACTORS =
  /^[^,;。]{0,20}(?:企业|院所|机构|单位|高校|高等院校|协会|社会组织|团体)(?=(?:牵头|主导|参与)[^,;。]{0,6}(?:制定|制修订|制\(修\)订|修订))/;
const OBJECT =
  /^(?:企业|各地|各县|各级|广大企业|社会力量)(?=培育|建设|建成|建立|创建|争创|打造|导入|制定|参与|主导|开展|申报|获)/;

/** Reads one piece at the front of `rest`: how long it is (0: nothing to take off). */
type Step = (rest: string, state: Opening, level: boolean) => number;

const scopeOf = (word: string): string => quantifiers.scopes.ours[word] ?? word;

const date: Step = (rest) => {
  const bracketed = /^\(到?20\d\d年(?:底|末)?\)/.exec(rest);
  if (bracketed) return bracketed[0].length;
  const duration = DURATION.exec(rest);
  if (duration && (duration[1] || /[来内]/.test(duration[2] ?? ''))) return duration[0].length;
  return DATE.exec(rest)?.[0].length ?? 0;
};

const scope: Step = (rest, state) => {
  const drop = dropScopeAtStart(rest);
  if (drop && !/^[的性]/.test(rest.slice(drop.length))) {
    state.scope ??= scopeOf(drop);
    return drop.length;
  }
  state.scope ??= keepScopeAtStart(rest);
  const placed = EACH.exec(rest) ?? LOCATED.exec(rest) ?? PLACE.exec(rest);
  if (!placed) return 0;
  state.scope ??= placed[1] ? scopeOf(placed[1]) : placed[0];
  return placed[0].length;
};

const adverb: Step = (rest, state) => {
  if (PER_YEAR.test(rest)) {
    state.yearly = true;
    return 1;
  }
  const whom = FOR_WHOM.exec(rest);
  if (whom) return whom[0].length;
  const lead = leadAtStart(rest);
  if (!lead || leadIsNoun(lead, rest)) return 0;
  state.yearly ||= /每年|年均|逐年/.test(lead);
  state.verb ??= countVerbAtStart(lead);
  return lead.length + (ACTORS.exec(rest.slice(lead.length))?.[0].length ?? 0);
};

const verb: Step = (rest, state, level) => {
  const focus = focusAtStart(rest);
  if (focus && !leadIsNoun(focus, rest)) state.focus = true;
  const found = level ? null : countVerbAtStart(rest);
  // behind a first verb, a short rest is its object (发放宣传资料), not another verb with one
  if (!found || rest.length - found.length < (state.verb ? 4 : 2)) return 0;
  state.verb ??= found;
  return (
    found.length +
    ((ACTORS.exec(rest.slice(found.length)) ?? OBJECT.exec(rest.slice(found.length)))?.[0].length ?? 0)
  );
};

/** A keep verb (新增, 主导制修订) is where the name begins; 每年 before it is not. */
const keepVerb: Step = (rest, state) => {
  if (!/^每年/.test(rest)) return 0;
  state.yearly = true;
  return 2;
};

const stepOf = (rest: string, state: Opening, level: boolean): number => {
  const when = date(rest, state, level);
  if (when > 0) return when;
  const where = scope(rest, state, level);
  if (where > 0) return where;
  if (keepVerbAtStart(rest)) return keepVerb(rest, state, level);
  return adverb(rest, state, level) || verb(rest, state, level);
};

const trimLeft = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && /[\s,;:、。”’)!\-—•·]/.test(text[at]!)) at++;
  return at;
};

/** A statement holds no more openers than this; the bound keeps odd text cheap. */
const MAX_STEPS = 24;

/**
 * Takes the openers of `text.slice(from, end)` off, until a noun or a keep verb is reached. `level`: the name is a
 * measure (…合格率), in which a count verb may be a noun (建设工程质量…): verbs stay.
 */
export const openName = (text: string, from: number, end: number, level: boolean): Opening => {
  const state: Opening = { at: trimLeft(text, from), scope: null, yearly: false, verb: null, focus: false };
  for (let i = 0; i < MAX_STEPS && state.at < end; i++) {
    const length = stepOf(text.slice(state.at, end), state, level);
    if (length === 0) break;
    state.at = trimLeft(text, state.at + length);
  }
  state.at = Math.min(state.at, end);
  return state;
};

/** 围绕重点领域建设首批市级创新中心3家: what is counted stands behind the last verb. */
export const afterLastVerb = (text: string, start: number, end: number): number => {
  for (let at = end - 4; at > start; at--) {
    const found = countVerbAtStart(text.slice(at, end));
    if (!found || found.length < 2 || end - at - found.length < 4) continue;
    const rest = at + found.length;
    return rest + (/^(?:首批|一批|新一批)/.exec(text.slice(rest, end))?.[0].length ?? 0);
  }
  return start;
};
