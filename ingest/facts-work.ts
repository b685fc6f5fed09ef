/** What a plan does: its tasks, the programs it adopts, the industries it concerns. */
import type { Props } from '../graph/model.ts';
import { departmentNode } from './facts-bodies.ts';
import { placeNode } from './facts-places.ts';
import { locate, programKey, type Scene, taskId } from './facts-scene.ts';
import { nameKey } from './resolve/normalise.ts';

export function addTasks(scene: Scene): void {
  const { graph, plan, text } = scene;
  for (const task of scene.extraction.tasks) {
    const id = graph.entity(taskId(scene, task), 'task', task.title, [], {
      number: task.number,
      path: task.path,
      deadline: task.deadline,
      start: task.start,
      end: task.end,
      clause: task.clause,
    });
    const heading = locate(text, [task.title], task.start, task.end);
    const span = heading ?? { start: task.start, end: Math.min(task.end, task.start + 120) };
    graph.fact(plan.id, 'HAS_TASK', id, { span, rule: 'task' });
  }
}

export function addPrograms(scene: Scene): void {
  const { graph, plan, text, extraction } = scene;
  const ids = new Map<string, string>();
  for (const p of extraction.programs) {
    const id = graph.id('program', programKey(p.name, plan));
    graph.entity(id, 'program', p.name, p.aliases, { kind: p.kind, origin: p.origin });
    for (const name of [p.name, ...p.aliases]) if (!ids.has(name)) ids.set(name, id);
    const rule = p.rule ?? 'program';
    graph.fact(plan.id, 'ADOPTS', id, {
      span: p,
      rule,
      props: { strength: p.strength, mentions: p.mentions.length },
    });
    for (const task of extraction.tasks) {
      if (!task.programs.includes(p.name)) continue;
      const mention = p.mentions.find((m) => m.start >= task.start && m.end <= task.end);
      const span = mention ?? locate(text, [p.name, ...p.aliases], task.start, task.end);
      if (span) graph.fact(taskId(scene, task), 'ADVANCES', id, { span, rule });
    }
  }
  for (const lead of extraction.programLeads) {
    // A body may lead something that no task adopts (农业品牌): it becomes a program by that sentence alone.
    const program =
      ids.get(lead.program) ??
      graph.entity(graph.id('program', programKey(lead.program, plan)), 'program', lead.program);
    graph.fact(program, 'LED_BY', departmentNode(scene, lead.department, lead), {
      span: lead,
      rule: lead.rule ?? 'lead',
    });
  }
}

export function addIndustries(scene: Scene): void {
  const { graph, plan, extraction } = scene;
  for (const industry of extraction.industries) {
    const id = graph.id('industry', nameKey(industry.name));
    const props: Props = industry.closeMatch ? { closeMatch: industry.closeMatch } : {};
    graph.entity(id, 'industry', industry.name, industry.aliases, props);
    const rule = industry.rule ?? 'industry';
    graph.fact(plan.id, 'CONCERNS', id, { span: industry, rule });
    for (const task of extraction.tasks) {
      if (!task.industries.includes(industry.name)) continue;
      const span = industry.mentions.find((m) => m.start >= task.start && m.end <= task.end);
      if (span) graph.fact(taskId(scene, task), 'CONCERNS', id, { span, rule });
    }
  }
}

export function addTaskPlaces(scene: Scene): void {
  for (const task of scene.extraction.tasks) {
    for (const name of task.regions) {
      const span = locate(scene.text, [name], task.start, task.end);
      const id = span && placeNode(scene, name, span);
      if (span && id) scene.graph.fact(taskId(scene, task), 'TAKES_PLACE_IN', id, { span, rule: 'region' });
    }
  }
}
