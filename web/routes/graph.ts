import type { Express } from 'express';
import { QpgError } from '../../graph/errors.ts';
import type { RelationKind } from '../../graph/kinds.ts';
import type { Neighbourhood } from '../../graph/store.ts';
import { endpoints } from '../endpoints.ts';
import { factViews } from '../fact-views.ts';
import { mount } from '../mount.ts';
import type { Parts } from '../parts.ts';

/** A chain longer than this says nothing that a reader could follow. */
const MOST_HOPS = 6;

export function graphRoutes(app: Express, parts: Parts): void {
  const show = async (part: Neighbourhood) => {
    const view = await factViews(parts, part.edges);
    return { nodes: [...part.nodes], edges: part.edges.map((f) => view(f)), more: { ...part.more } };
  };
  mount(app, endpoints.around, async ({ params, query }) => {
    const { depth, limit } = query;
    const relations = query.relations as RelationKind[] | undefined;
    const around = await parts.store.around(params.id as string, {
      depth,
      limit,
      ...(relations && { relations }),
    });
    if (!around) throw new QpgError('NOT_FOUND', `没有编号为“${params.id}”的实体，它可能已随规划移除。`);
    return show(around);
  });
  mount(app, endpoints.path, async ({ query }) => {
    const path = await parts.store.path(query.from, query.to, MOST_HOPS);
    if (!path) throw new QpgError('NOT_FOUND', `两者之间在 ${MOST_HOPS} 步内没有联系。`);
    return show(path);
  });
}
