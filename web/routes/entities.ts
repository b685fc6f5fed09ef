import type { Express } from 'express';
import { QpgError } from '../../graph/errors.ts';
import { type RelationKind, relationKinds } from '../../graph/kinds.ts';
import type { Entity, Fact } from '../../graph/model.ts';
import type { EntityPage } from '../contract.ts';
import { endpoints, entityEndpoints } from '../endpoints.ts';
import { factViews } from '../fact-views.ts';
import { mount } from '../mount.ts';
import { page } from '../pages.ts';
import type { Parts } from '../parts.ts';

export function entityRoutes(app: Express, parts: Parts): void {
  for (const [kind, { list, one }] of Object.entries(entityEndpoints)) {
    mount(app, list, async ({ query }) => {
      const all = await parts.store.entities({ kind: kind as keyof typeof entityEndpoints });
      const wanted = query.q
        ? all.filter((e) => [e.name, ...e.aliases].some((n) => n.includes(query.q as string)))
        : all;
      const cut = page(wanted, query.limit, query.cursor);
      return { ...cut, items: await Promise.all(cut.items.map((e) => counted(parts, e))) };
    });
    mount(app, one, ({ params, query }) => entityPage(parts, params.id, query.limit));
  }
  mount(app, endpoints.entity, ({ params, query }) => entityPage(parts, params.id, query.limit));
}

async function counted(parts: Parts, entity: Entity) {
  const facts = await factsOf(parts, entity.id);
  return { ...entity, plans: new Set(facts.map((f) => f.document)).size, facts: facts.length };
}

const factsOf = async (parts: Parts, id: string): Promise<Fact[]> => {
  const [out, into] = await Promise.all([
    parts.store.facts({ subject: id }),
    parts.store.facts({ object: id }),
  ]);
  return [...out, ...into];
};

async function entityPage(parts: Parts, id: string | undefined, limit: number): Promise<EntityPage> {
  const entity = id ? await parts.store.entity(id) : null;
  if (!entity) throw new QpgError('NOT_FOUND', `没有编号为“${id}”的实体，它可能已随规划移除。`);
  const groups = new Map<string, Fact[]>();
  for (const fact of await factsOf(parts, entity.id)) {
    const key = `${fact.subject === entity.id ? 'out' : 'in'} ${fact.relation}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const view = await factViews(
    parts,
    [...groups.values()].flatMap((facts) => facts.slice(0, limit)),
  );
  return {
    entity,
    relations: [...groups].map(([key, facts]) => {
      const [direction, relation] = key.split(' ') as ['out' | 'in', RelationKind];
      const { label, reverse } = relationKinds[relation];
      return {
        relation,
        direction,
        label: direction === 'out' ? label : reverse,
        facts: facts.slice(0, limit).map((f) => view(f)),
        total: facts.length,
      };
    }),
  };
}
