/** Names of industries with their nearest class of GB/T 4754-2017 (`industries.json`). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Lexicon = z.object({
  source: z.string(),
  forms: z.object({ source: z.string(), pattern: z.string() }),
  produce: z.object({ source: z.string(), pattern: z.string() }),
  broad: z.object({ source: z.string(), words: z.array(z.string()) }),
  sectors: z.object({ source: z.string(), words: z.array(z.string()) }),
  industries: z.array(
    z.strictObject({ name: z.string(), code: z.string().optional(), list: z.boolean().default(false) }),
  ),
});

export interface KnownIndustry {
  readonly name: string;
  /** GB/T 4754-2017 section (J) or division (C27); null where no class is near. */
  readonly code: string | null;
  /** Also an everyday word (文化, 物流): counts only in a list of industries or before 产业. */
  readonly list: boolean;
}

const lexicon = Lexicon.parse(
  JSON.parse(readFileSync(new URL('./industries.json', import.meta.url), 'utf8')),
);

const byName = new Map<string, KnownIndustry>();
const byFirst = new Map<string, KnownIndustry[]>();
for (const { name, code, list } of lexicon.industries) {
  const industry = { name, code: code ?? null, list };
  byName.set(name, industry);
  byFirst.set(name[0]!, [...(byFirst.get(name[0]!) ?? []), industry]);
}
for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);

export const knownIndustry = (name: string): KnownIndustry | null => byName.get(name) ?? null;

/** The longest known name that begins at `at`; null when none does. */
export const industryAt = (text: string, at: number): KnownIndustry | null =>
  byFirst.get(text[at] ?? '')?.find((i) => text.startsWith(i.name, at)) ?? null;

/** The longest known name that ends the text (先进农机 of 推动先进农机); null when none does. */
export function industryEnding(text: string): KnownIndustry | null {
  for (let at = Math.max(0, text.length - 14); at < text.length - 1; at++) {
    const known = byName.get(text.slice(at));
    if (known) return known;
  }
  return null;
}

/** Whether a list item that is not in the lexicon ends like an industry. */
export const endsLikeIndustry = (name: string): boolean => FORMS.test(name);
const FORMS = new RegExp(lexicon.forms.pattern);

const PRODUCE = new RegExp(lexicon.produce.pattern);
/** Whether a word names what is grown, bred or crafted (玉雕, 滩羊): an industry only right before 产业 or in its list. */
export const isProduce = (name: string): boolean => PRODUCE.test(name);

const broad = new Set(lexicon.broad.words);
/** Words that divide the whole economy (工业, 服务业) or name no industry (质量, 标准). */
export const isBroad = (name: string): boolean => broad.has(name);

const sectors = new Set(lexicon.sectors.words);
/** Broad words that are an industry between industries (装备 of 钢铁、化工、装备、纺织等产业). */
export const isSector = (name: string): boolean => sectors.has(name);
