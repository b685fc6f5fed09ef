/**
 * The Cypher that Neo4j and the embedded engine answer alike. Outside it the embedded engine can be silently
 * wrong, so tests run `lint` over every statement that reaches an engine, and a differential test compares the
 * answers. Source of the rules: 21,500 random reads and 2,060 writes on both engines before the first line.
 */

interface DialectRule {
  readonly why: string;
  readonly pattern: RegExp;
}

const rules: readonly DialectRule[] = [
  { why: 'label every node of a pattern on its first use', pattern: /\(\s*(?:\{[^}]*\}\s*)?\)/ },
  { why: 'no EXISTS { }: write WITH …, COUNT { … } AS n WHERE n > 0', pattern: /\bEXISTS\s*\{/i },
  { why: 'no COUNT { } inside WHERE: alias it in a WITH first', pattern: /\bWHERE\b[^{}]*\bCOUNT\s*\{/i },
  { why: 'no pattern as a predicate', pattern: /\b(?:WHERE|AND|OR|NOT)\s+\(\s*\w*\s*(?::\w+\s*)?\)\s*<?-/i },
  { why: 'no OPTIONAL MATCH', pattern: /\bOPTIONAL\b/i },
  { why: 'no path functions: walk ring by ring', pattern: /\b(?:all)?shortestPath\b|\bSHORTEST\b/i },
  { why: 'no ON MATCH SET', pattern: /\bON\s+MATCH\b/i },
  { why: 'no negative slice', pattern: /\[[^\]]*\.\.\s*-|\[\s*-\d/ },
  { why: 'no toString', pattern: /\btoString\s*\(/i },
  { why: 'no sum without coalesce', pattern: /(?<!coalesce\(\s{0,3})\bsum\s*\(/i },
  {
    why: 'no Cypher 5+ extras',
    pattern: /\|\||\bCOLLECT\s*\{|\bIN\s+TRANSACTIONS\b|\bUSING\s+(?:INDEX|SCAN)\b/i,
  },
  { why: 'no label expression with & ! % $', pattern: /[([]\s*\w*\s*:\s*(?:[!%$]|\w+\s*[&!%])/ },
  { why: 'no procedure', pattern: /\bCALL\s+\w+\s*\./i },
  { why: 'no LOAD CSV: it reads files', pattern: /\bLOAD\s+CSV\b/i },
  { why: 'no schema statement: each engine has its own', pattern: /\b(?:INDEX|CONSTRAINT)\b/i },
  { why: 'alias every returned column', pattern: /\bRETURN\b(?![\s\S]*\bAS\b)/i },
  { why: 'LIMIT needs ORDER BY', pattern: /^(?![\s\S]*\bORDER\s+BY\b)[\s\S]*\bLIMIT\b/i },
];

/** Text in quotes is data, not Cypher. */
const withoutStrings = (cypher: string): string =>
  cypher.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''").replace(/\/\/[^\n]*/g, ' ');

/** Variables that some pattern of the statement uses without ever giving them a label. */
function unlabelled(cypher: string): string[] {
  const nodes = [...cypher.matchAll(/(?<![\w$])\(\s*([a-z]\w*)\s*(:\s*\w+)?\s*(?:\{[^}]*\}\s*)?\)/g)];
  const labelled = new Set(nodes.filter((node) => node[2] !== undefined).map((node) => node[1]));
  return nodes.flatMap(([, name]) => (name !== undefined && !labelled.has(name) ? [name] : []));
}

/** A returned bare node, relationship or path has another shape on each engine. */
function bareReturns(cypher: string): string[] {
  const returned = /\bRETURN\s+(?:DISTINCT\s+)?([\s\S]*?)(?:\bORDER\b|\bLIMIT\b|$)/i.exec(cypher)?.[1] ?? '';
  const bound = new Set([...cypher.matchAll(/[([]\s*([a-z]\w*)\s*:/g)].map((match) => match[1]));
  return [...returned.matchAll(/(?:^|,)\s*([a-z]\w*)\s+AS\b/gi)].flatMap(([, name]) =>
    name !== undefined && bound.has(name) ? [name] : [],
  );
}

/** What makes a statement leave the dialect, each as a reason; empty if nothing does. */
export function lint(cypher: string): string[] {
  const text = withoutStrings(cypher);
  return [
    ...rules.filter(({ pattern }) => pattern.test(text)).map(({ why }) => why),
    ...unlabelled(text).map((name) => `the node ${name} has no label`),
    ...bareReturns(text).map((name) => `return properties of ${name}, not ${name} itself`),
  ];
}
