/** Reads a vocabulary beside the code once and checks its shape; the build copies *.json next to the js. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** @throws Error naming the file when its content does not have the shape. */
export function loadLexicon<S extends z.ZodType>(url: URL, schema: S): z.infer<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(url, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${url.pathname.split('/').at(-1)}: ${parsed.error.message}`);
}

/** An alternation of literal words, longest first, for use inside a RegExp. */
export const alternation = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
