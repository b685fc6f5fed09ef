/**
 * Which body leads which program: 省经信厅推进“浙江制造精品”培育, 由市市场监管局牵头实施“质量贷”. Only a sentence that
 * names the body right before the verb and the program right behind it counts; owners of tasks are no leads.
 */
import type { ProgramLead, Span } from '../../graph/model.ts';
import { resolveDepartment } from '../resolve/department.ts';
import { SentenceIndex } from '../resolve/sentence-index.ts';
import type { Draft, Rule } from '../rule.ts';

/** Between the body and what it leads: adverbs and one verb of leading. */
const LEADS =
  /^(?:[也并已正仍]|在|负责|具体|联合[^，,。；;]{2,20}?)*(?:牵头(?:负责|组织|实施|推进|开展|建设|抓好)*|组织实施|组织开展|负责(?:组织|实施|推进|开展|牵头)+|负责(?=“)|主导|推进|实施|开展|打造|培育|主管|推动)(?:的)?/;
/** Programs of one body's phrase end where the next body or sentence begins. */
const PHRASE_END = /[，,。；;\n]|等等/;
const JOIN = /^(?:品牌|建设|培育|行动|工程|活动|计划|、|和|与|及|以及|“|”)*$/;

interface NamedSpan extends Span {
  readonly name: string;
}

function bodySpans(draft: Draft): NamedSpan[] {
  return draft.departments
    .flatMap((d) =>
      d.mentions.map((m) => ({ start: m.start, end: m.end, name: draft.text.slice(m.start, m.end) })),
    )
    .filter((b) => !/^(?:各|有关|相关)/.test(b.name))
    .sort((a, b) => a.start - b.start);
}

/** Owner lines list bodies without verbs; what follows a body there is no program. */
const inOwnerLine = (draft: Draft, at: number): boolean =>
  draft.tasks.some((t) =>
    t.departments.some((d) => d.explicit && d.start === at && d.rule !== 'owner-sentence'),
  );

/** 农业品牌建设: what stands behind the verb when no known program does, if it is a short name of its own. */
function unnamed(text: string, start: number, end: number): NamedSpan | null {
  const match = /^([一-鿿]{0,8}(?:品牌建设|品牌|名牌|认证|试点|工程|行动))(?:建设|培育|工作|等等|等)*$/.exec(
    text.slice(start, end),
  );
  return match?.[1] ? { start, end: start + match[1].length, name: match[1] } : null;
}

function ledBy(draft: Draft, body: NamedSpan, next: number, programs: readonly NamedSpan[]): ProgramLead[] {
  const { text } = draft;
  const verb = LEADS.exec(text.slice(body.end, body.end + 40));
  if (!verb || verb[0].length === 0) return [];
  const from = body.end + verb[0].length;
  const limit = Math.min(next, from + 80);
  const stop = text.slice(from, limit).search(PHRASE_END);
  // 、 before the next body ends this one's phrase.
  const end = stop < 0 ? limit - (text[limit - 1] === '、' ? 1 : 0) : from + stop;
  const found: NamedSpan[] = [];
  let at = from;
  for (const p of programs) {
    if (p.start < at || p.end > end + 1) continue;
    if (!JOIN.test(text.slice(at, p.start)) && p.start - at > 6) break;
    found.push(p);
    at = p.end;
  }
  const only = found.length === 0 ? unnamed(text, from, end) : null;
  const evidence = { start: body.start, end, evidence: text.slice(body.start, end), rule: 'lead' };
  return [...found, ...(only ? [only] : [])].map((p) => ({
    program: p.name,
    department: body.name,
    ...evidence,
  }));
}

/** 由X牵头: the program stands before (“质量贷”由市市场监管局牵头实施). */
function ledBefore(
  draft: Draft,
  body: NamedSpan,
  programs: readonly NamedSpan[],
  sentences: SentenceIndex,
): ProgramLead[] {
  const { text } = draft;
  if (
    text[body.start - 1] !== '由' ||
    !/^(?:牵头|负责|组织实施|主导)/.test(text.slice(body.end, body.end + 6))
  )
    return [];
  const sentence = sentences.around(body.start, body.end);
  const before = programs.filter((p) => p.start >= sentence.start && p.end <= body.start).at(-1);
  if (!before || !/^[^，,。；;]{0,6}[，,]?由$/.test(text.slice(before.end, body.start))) return [];
  const end = body.end + (/^[^，,。；;\n]{0,12}/.exec(text.slice(body.end))?.[0].length ?? 0);
  const span = { start: before.start, end };
  return [
    {
      program: before.name,
      department: body.name,
      ...span,
      evidence: text.slice(span.start, end),
      rule: 'lead',
    },
  ];
}

export const lead: Rule = {
  name: 'lead',
  finds: [
    {
      text: '浙江省质量强省建设实施方案\n一、形势\n比如省市场监管局牵头推进“品字标”品牌和“浙江精品”建设、省经信厅推进“浙江制造精品”培育,省农业农村厅推进农业品牌。',
      found: {
        programLeads: [
          { program: '品字标', department: '省市场监管局' },
          { program: '浙江精品', department: '省市场监管局' },
          { program: '浙江制造精品', department: '省经信厅' },
          { program: '农业品牌', department: '省农业农村厅' },
        ],
      },
    },
  ],
  ignores: [
    '(责任单位:市科技局、市市场监管局)\n实施“质量贷”行动。',
    '省市场监管局会同省级相关部门开展“十五五”规划研究。',
    '市市场监管局要加强督促指导,实施情况及时报告。',
    '支持企业实施“同线同标同质”行动。',
    '由市市场监管局负责解释。',
  ],
  apply(draft) {
    const bodies = bodySpans(draft).filter((b) => !inOwnerLine(draft, b.start));
    const programs = draft.programs
      .flatMap((p) => p.mentions.map((m) => ({ start: m.start, end: m.end, name: p.name })))
      .sort((a, b) => a.start - b.start);
    const sentences = new SentenceIndex(draft.text);
    const context = { home: draft.plan?.region.code ?? null };
    draft.programLeads = bodies.flatMap((body, i) => {
      if (resolveDepartment(body.name, context).collective) return [];
      const next = bodies[i + 1]?.start ?? draft.text.length;
      const after = ledBy(draft, body, next, programs);
      return after.length > 0 ? after : ledBefore(draft, body, programs, sentences);
    });
  },
};
