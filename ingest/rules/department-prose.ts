/**
 * Bodies named in running text, outside owner lines. Only names that show place and organ (省市场监管局), national
 * bodies, lists of functions that act together (市场监管、公安、海关联合执法) and groups that a sentence makes
 * responsible (各县(市、区)党委和政府要…): a wrong body is worse than none.
 */
import type { Span } from '../../graph/model.ts';
import { proseBodyForms } from '../lexicon/bodies.ts';
import { nationNames, stemForms } from '../lexicon/functions.ts';
import type { RegionMention } from '../lexicon/regions.ts';

const either = (words: readonly string[]): string =>
  words.map((w) => w.replace(/[()（）]/g, '\\$&')).join('|');

/** Alternatives tried only where one of their first characters stands: hundreds of words over a long text. */
const fast = (words: readonly string[]): string =>
  `(?=[${[...new Set(words.map((w) => w[0] ?? ''))].join('')}])(?:${either(words)})`;

const STEM = fast(stemForms((o) => o.prose));
const ORGAN = '(?:委员会|委(?![托派任员])|厅|局(?![长势面限部])|分局|办公室)';
const BODY = new RegExp(`${STEM}${ORGAN}|${fast(proseBodyForms())}`, 'g');
const NATION = new RegExp(`${fast(nationNames().filter((n) => n !== '总局'))}(?![门分长])`, 'g');
const GENERAL_BUREAU =
  /(?<![一-鿿](?<![由据向经与和在对按照争取])|总)总局(?=支持|部署|试点|要求|统一|同意|指导|联合|组织)/g;
const LEVEL_BEFORE = /(自治区|自治州|自治县|[省市州盟区县旗])$/;

const FUNCTION = fast(
  stemForms((o) => o.prose && !o.functions.includes('质量监督')).filter((f) => f.length >= 2),
);
const TOGETHER = new RegExp(
  `((?:${FUNCTION})(?:、(?:${FUNCTION})){1,9})(?:等)?(?:多)?(?:部门(?!规章)|联合执法|联合监管|协同执法|执法协作|联动执法)`,
  'g',
);

const GROUP =
  /(?<=^|[。；;，,、\n）)]|按照[^，。]{0,12})((?:各级党委[和、]政府)|各(?:乡镇|镇|街道|区县|县区|市县|县|市|区|州)[^，,。；;：:“”《》\n]{0,18}?|[省市区县州]直(?:属)?(?:各|有关|相关)*(?:单位|部门))(?=要(?![求素点])|应(?![用对急])|须|负责|结合实际)/gm;
const HEADQUARTERS =
  /(?:由|，|,|。|^)(?!发挥|充分|依托|成立|建立|健全|调整)((?:[省市区县州]|[一-鿿]{2,6}[省市区县])(?:质量|市场|产品|标准|品牌|食品|知识产权)[一-鿿]{0,10}(?:领导小组|委员会|联席会议)(?:办公室)?)(?=负责|统筹|牵头|统一|协调|要)/gm;

export interface ProseBody extends Span {
  readonly name: string;
  readonly rule: 'placed' | 'national' | 'together' | 'group' | 'headquarters';
}

/** 原质检总局《关于…》, 市场监管总局等部门印发的…: whose document it is, not who acts here. */
const ISSUES = /^(?:等[^，,。；;]{0,12}?)?(?:联合)?(?:印发|出台|发布|制定的|下发|批复|公布|关于|《|〈)/;

/** Spans of 《…》: a body inside a document's title acts nowhere. */
function titles(text: string): Span[] {
  return [...text.matchAll(/《[^《》\n]{2,200}》/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
}

/** Where the body's name begins: a level word or the places right before it; null when nothing says whose it is. */
function placeStart(
  text: string,
  at: number,
  placeEnding: ReadonlyMap<number, RegionMention>,
): number | null {
  let start = at;
  for (let m = placeEnding.get(start); m && m.end === start; m = placeEnding.get(start)) start = m.start;
  if (start < at) return start;
  const level = LEVEL_BEFORE.exec(text.slice(Math.max(0, at - 3), at))?.[1];
  if (!level) return null;
  start = at - level.length;
  // 县、市、区市场监管局 and 各市市场监管局 name no body of one place.
  return /(?:[各省市县]|[省市县区州旗][、和及与])$/.test(text.slice(Math.max(0, start - 2), start))
    ? null
    : start;
}

function placed(text: string, places: readonly RegionMention[]): ProseBody[] {
  const ending = new Map(places.map((m) => [m.end, m]));
  return [...text.matchAll(BODY)].flatMap((m) => {
    const start = placeStart(text, m.index, ending);
    const end = m.index + m[0].length;
    return start === null ? [] : [{ start, end, name: text.slice(start, end), rule: 'placed' as const }];
  });
}

const whole = (pattern: RegExp, text: string, rule: ProseBody['rule']): ProseBody[] =>
  [...text.matchAll(pattern)].map((m) => {
    const name = m[1] ?? m[0];
    const start = m.index + m[0].indexOf(name);
    return { start, end: start + name.length, name, rule };
  });

/** Pieces of a list, split at 、 outside brackets. */
function pieces(body: ProseBody): ProseBody[] {
  const out: ProseBody[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= body.name.length; i++) {
    const c = body.name[i];
    if (c === '(' || c === '（') depth++;
    else if (c === ')' || c === '）') depth--;
    else if (i === body.name.length || (c === '、' && depth <= 0)) {
      const name = body.name.slice(from, i);
      if (name) out.push({ ...body, name, start: body.start + from, end: body.start + i });
      from = i + 1;
    }
  }
  return out;
}

/** Bodies of the text in text order, those inside other finds or document titles left out. */
export function bodiesInProse(text: string, places: readonly RegionMention[]): ProseBody[] {
  const found = [
    ...placed(text, places),
    ...whole(NATION, text, 'national'),
    ...whole(GENERAL_BUREAU, text, 'national'),
    ...whole(TOGETHER, text, 'together').flatMap(pieces),
    ...whole(GROUP, text, 'group').flatMap((b) =>
      b.name.startsWith('各级党委') ? [b] : pieces(b).filter((p) => /[县市区镇街乡州直]/.test(p.name)),
    ),
    ...whole(HEADQUARTERS, text, 'headquarters'),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const closed = titles(text);
  const kept: ProseBody[] = [];
  for (const body of found) {
    if (closed.some((t) => t.start <= body.start && body.end <= t.end)) continue;
    if (ISSUES.test(text.slice(body.end, body.end + 24))) continue;
    if (body.start < (kept.at(-1)?.end ?? 0)) continue;
    kept.push(body);
  }
  return kept;
}
