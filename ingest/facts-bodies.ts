/** Bodies of a document: who issued it, who answers for its tasks, where they belong and what they are for. */
import type { Department, Span } from '../graph/model.ts';
import { regionNode } from './facts-places.ts';
import { locate, type Scene, taskId } from './facts-scene.ts';
import { regionByCode } from './lexicon/regions.ts';
import { type ResolvedDepartment, resolveDepartment } from './resolve/department.ts';

const contextOf = (scene: Scene) => ({
  home: scene.plan.region.code,
  shown: [scene.plan.publisher, ...scene.plan.issuers].filter((n): n is string => !!n),
  scope: scene.plan.id,
});

/** 市市场监管局 → 市场监管: the part of a printed name that shows what the body is for. */
function shownFunction(name: string): string {
  const bare = name.replace(/(?:委员会|办公室|委|厅|局|分局|总局|部|中心)$/, '');
  return bare.replace(/^(?:国家|[一-鿿]{2,8}?[省市区县州](?=[一-鿿]{2})|[省市区县州])/, '') || name;
}

function addNode(scene: Scene, resolved: ResolvedDepartment, aliases: readonly string[], span: Span): string {
  const { graph } = scene;
  const id = graph.id('department', resolved.regionCode ?? `?${scene.plan.id}`, resolved.body);
  graph.entity(
    id,
    'department',
    resolved.name,
    [...aliases, ...(resolved.fullName ? [resolved.fullName] : [])],
    {
      fullName: resolved.fullName,
      body: resolved.body,
      regionCode: resolved.regionCode,
      functions: [...resolved.functions],
      collective: resolved.collective,
    },
  );
  const region = regionByCode(resolved.regionCode);
  if (region) graph.fact(id, 'BELONGS_TO', regionNode(scene, region, span), { span, rule: 'department' });
  for (const name of resolved.functions) {
    const shown = shownFunction(resolved.name);
    const node = graph.entity(graph.id('function', name), 'function', name, shown === name ? [] : [shown]);
    graph.fact(id, 'PERFORMS', node, { span, rule: 'department' });
  }
  return id;
}

/** Resolving reads places and lexicons anew each time, and an owner line names the same few bodies again and again. */
const nodes = new WeakMap<Scene, Map<string, string>>();

/** The node of a body by its printed name; `span` is a place of the text that shows the name. */
export function departmentNode(scene: Scene, name: string, span: Span): string {
  const cache = nodes.get(scene) ?? new Map<string, string>();
  nodes.set(scene, cache);
  const cached = cache.get(name);
  if (cached) return cached;
  const known = scene.extraction.departments.find((d) => d.name === name || d.aliases.includes(name));
  const at = locate(scene.text, [name], span.start, span.end) ?? span;
  const id = known
    ? knownNode(scene, known)
    : addNode(scene, resolveDepartment(name, contextOf(scene)), [], at);
  cache.set(name, id);
  return id;
}

function knownNode(scene: Scene, d: Department): string {
  const resolved = resolveDepartment(d.name, contextOf(scene));
  return addNode(scene, { ...resolved, fullName: d.fullName ?? resolved.fullName }, d.aliases, d);
}

/** Departments, ISSUED_BY where the text shows the issuer, ASSIGNED_TO for every owner of every task. */
export function addBodies(scene: Scene): void {
  const { graph, plan, extraction, text } = scene;
  for (const d of extraction.departments) departmentNode(scene, d.name, d);
  for (const issuer of plan.issuers) {
    const span = locate(text, [issuer]);
    if (!span) continue;
    graph.fact(plan.id, 'ISSUED_BY', departmentNode(scene, issuer, span), { span, rule: 'plan-metadata' });
  }
  for (const task of extraction.tasks) {
    for (const d of task.departments) {
      graph.fact(taskId(scene, task), 'ASSIGNED_TO', departmentNode(scene, d.name, d), {
        span: d,
        rule: d.rule ?? 'owner',
        certainty: d.explicit ? 'stated' : 'implied',
        props: { role: d.role, explicit: d.explicit },
      });
    }
  }
}
