/**
 * Named programs (`programs.json`): national ones, those of provinces, and their other spellings. Names are found
 * with or without their quotation marks; an everyday phrase (标准化+, 浙江服务) only inside them.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Origin, ProgramKind } from '../../graph/model.ts';

const Entry = z.strictObject({
  name: z.string(),
  kind: ProgramKind,
  quoted: z.boolean().default(false),
  whole: z.boolean().default(false),
  forms: z.array(z.string()).default([]),
});

const Lexicon = z.object({
  source: z.string(),
  groups: z.array(
    z.object({
      source: z.string(),
      origin: z.enum(['national', 'provincial', 'city']),
      place: z.string().optional(),
      programs: z.array(Entry),
    }),
  ),
});

export interface KnownProgram {
  readonly name: string;
  readonly kind: z.infer<typeof ProgramKind>;
  readonly origin: z.infer<typeof Origin>;
  /** Counts only inside quotation marks. */
  readonly quoted: boolean;
  /** Also the tail of longer names: counts only where a name begins. */
  readonly whole: boolean;
  /** Code of the province whose program it is. */
  readonly place: string | null;
}

const QUOTES = /[“”‘’"「」『』]/;

/** A text without its quotation marks, and for each kept character its offset in the text. */
export interface Unquoted {
  readonly text: string;
  readonly at: Uint32Array;
}

export function unquote(text: string): Unquoted {
  const at = new Uint32Array(text.length + 1);
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (QUOTES.test(c)) continue;
    at[out.length] = i;
    out += FOLD[c] ?? c;
  }
  at[out.length] = text.length;
  return { text: out, at };
}

/** One-to-one folds only, so that offsets stay. */
const FOLD: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '＋': '+',
  '：': ':',
  '\u00a0': ' ',
};

interface Form {
  readonly text: string;
  readonly program: KnownProgram;
  readonly quoted: boolean;
}

const byFirst = new Map<string, Form[]>();
const byKey = new Map<string, KnownProgram>();

function addForm(surface: string, program: KnownProgram): void {
  const quoted = surface.startsWith('~');
  const text = unquote(surface.replace(/^~/, '')).text;
  const first = text[0] ?? '';
  const forms = byFirst.get(first) ?? [];
  forms.push({ text, program, quoted });
  byFirst.set(first, forms);
  if (!byKey.has(text)) byKey.set(text, program);
}

const lexicon = Lexicon.parse(JSON.parse(readFileSync(new URL('./programs.json', import.meta.url), 'utf8')));
for (const { origin, place, programs } of lexicon.groups) {
  for (const { name, kind, quoted, whole, forms } of programs) {
    const program: KnownProgram = { name, kind, origin, quoted, whole, place: place ?? null };
    addForm(quoted ? `~${name}` : name, program);
    for (const form of forms) addForm(form, program);
  }
}
for (const forms of byFirst.values()) forms.sort((a, b) => b.text.length - a.text.length);

/** The program of which `name`, quotes or not, is a known name. */
export const knownProgram = (name: string): KnownProgram | null => byKey.get(unquote(name).text) ?? null;

export interface KnownMention {
  readonly start: number;
  readonly end: number;
  readonly program: KnownProgram;
}

/** Known names in text order, longest first at each place, quotation marks around them included. */
export function findKnownPrograms(text: string, plain: Unquoted = unquote(text)): KnownMention[] {
  const found: KnownMention[] = [];
  for (let i = 0; i < plain.text.length; ) {
    const form = byFirst
      .get(plain.text[i]!)
      ?.find((f) => plain.text.startsWith(f.text, i) && allowed(text, plain, i, f));
    if (!form) {
      i++;
      continue;
    }
    found.push({ ...span(text, plain, i, i + form.text.length), program: form.program });
    i += form.text.length;
  }
  return found;
}

/** Raw offsets of a stretch of the unquoted text; quotes that open or close right at its ends belong to it. */
function span(text: string, plain: Unquoted, from: number, to: number): { start: number; end: number } {
  let start = plain.at[from]!;
  let end = plain.at[to - 1]! + 1;
  const inner = text.slice(start, end);
  const closers = (inner.match(/[”’」]/g) ?? []).length;
  const openers = (inner.match(/[“‘「]/g) ?? []).length;
  if (/[“‘「"]/.test(text[start - 1] ?? '') && (closers > openers || /[”’」"]/.test(text[end] ?? '')))
    start--;
  if (/[”’」"]/.test(text[end] ?? '') && (openers > closers || start < plain.at[from]!)) end++;
  return { start, end };
}

function allowed(text: string, plain: Unquoted, from: number, form: Form): boolean {
  const start = plain.at[from]!;
  const end = plain.at[from + form.text.length - 1]! + 1;
  if (form.quoted) return /[“‘「"]/.test(text[start - 1] ?? '') && /[”’」"]/.test(text[end] ?? '');
  // 浙江制造 must not be found in 浙江制造业, 湾区标准 not in 大湾区标准化.
  if (/[造准务牌]$/.test(form.text) && /[业化]/.test(text[end] ?? '')) return false;
  if (form.text.startsWith('湾区') && text[start - 1] === '大') return false;
  if (/[0-9A-Za-z]$/.test(form.text) && /[0-9A-Za-z]/.test(text[end] ?? '')) return false;
  if (/^[0-9A-Za-z]/.test(form.text) && /[0-9A-Za-z.]/.test(text[start - 1] ?? '')) return false;
  if (form.program.whole)
    return /(?:^|[，,。；;：:、“\n\s)）]|实施|开展|推进|深化|推动|施行)$/.test(
      text.slice(Math.max(0, start - 2), start),
    );
  return true;
}
