/** Walks the list of rules: each finds what its examples promise and leaves alone what it says it does. */
import { describe, expect, it } from 'vitest';
import { draftOfPage } from '../../ingest/draft.ts';
import type { Draft } from '../../ingest/rule.ts';
import { rules } from '../../ingest/rules/index.ts';

/** Rules build on each other: an example is read by all rules up to the one it belongs to. */
function through(name: string, text: string): { before: Draft; after: Draft } {
  const at = rules.findIndex((rule) => rule.name === name);
  const run = (upTo: number) => {
    const draft = draftOfPage(text);
    for (const rule of rules.slice(0, upTo)) rule.apply(draft);
    return draft;
  };
  return { before: run(at), after: run(at + 1) };
}

/** Arrays of examples are a prefix-free subset in order: each wanted item matches the found one at its place. */
const partial = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(partial);
  if (value === null || typeof value !== 'object') return value;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, partial(inner)])),
  );
};

describe.each(rules.map((rule) => [rule.name, rule] as const))('rule %s', (name, rule) => {
  it('has examples of both kinds', () => {
    expect(rule.finds.length).toBeGreaterThan(0);
    expect(rule.ignores.length).toBeGreaterThan(0);
  });

  it.each(rule.finds.map((example) => [example.text.slice(0, 40), example] as const))(
    'finds in «%s»',
    (_, example) => {
      const { after } = through(name, example.text);
      for (const [part, wanted] of Object.entries(example.found)) {
        const found = after[part as keyof Draft];
        if (Array.isArray(wanted) && Array.isArray(found)) {
          for (const item of wanted) expect(found).toContainEqual(partial(item));
          expect(found.length, `${part} has more than the example states`).toBe(wanted.length);
        } else expect(found).toEqual(partial(wanted));
      }
    },
  );

  it.each(rule.ignores.map((text) => [text.slice(0, 40), text] as const))('ignores «%s»', (_, text) => {
    const { before, after } = through(name, text);
    expect(after).toEqual(before);
  });
});
