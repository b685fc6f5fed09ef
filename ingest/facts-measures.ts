/** Targets as nodes with all their numbers, and the indicators that they measure. */
import type { Props, Target } from '../graph/model.ts';
import { type Scene, taskId } from './facts-scene.ts';
import { inBaseUnits } from './lexicon/units.ts';
import { indicatorKey } from './resolve/indicator.ts';

/** A target's fields, and its value in base units, so that values of one indicator compare across printed units. */
function propsOf(t: Target): Props {
  const base = inBaseUnits(t.value, t.unit);
  return {
    baseValue: base?.value ?? null,
    dimension: base?.dimension ?? null,
    indicator: t.indicator,
    value: t.value,
    unit: t.unit,
    comparator: t.comparator,
    kind: t.kind,
    year: t.year,
    baseline: t.baseline,
    baselineYear: t.baselineYear,
    status: t.status,
    frequency: t.frequency,
    scope: t.scope,
    task: t.task,
  };
}

const SIGNS = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '', '~': '约' } as const;

/** 制造业质量竞争力指数 ≥92（2025年） */
function targetName(t: Target): string {
  const year = t.year ? `（${t.year}年）` : '';
  return `${t.indicator} ${SIGNS[t.comparator]}${t.value}${t.unit}${year}`;
}

/** SETS from the plan, and from the task in which a target stands; MEASURES its indicator. */
export function addMeasures(scene: Scene): void {
  const { graph, plan, extraction } = scene;
  for (const t of extraction.targets) {
    const rule = t.rule ?? 'target';
    const ground = { span: t, rule };
    const parts = [plan.id, t.start, t.end, t.indicator, t.value, t.unit, t.year, t.scope];
    const id = graph.entity(graph.id('target', ...parts), 'target', targetName(t), [], propsOf(t));
    graph.fact(plan.id, 'SETS', id, ground);
    const task = extraction.tasks.find((x) => x.start <= t.start && t.end <= x.end);
    if (task) graph.fact(taskId(scene, task), 'SETS', id, ground);
    const key = indicatorKey(t);
    const indicator = graph.judged(key.id);
    graph.entity(indicator, 'indicator', key.name, key.name === t.indicator ? [] : [t.indicator]);
    graph.fact(id, 'MEASURES', indicator, { ...ground, props: { why: [...key.why] } });
  }
}
