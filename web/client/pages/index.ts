/** Every page: one file, one address, one line here. Each is a chunk of its own, loaded when it is visited. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

interface PageRow {
  readonly path: string;
  readonly Page: LazyExoticComponent<ComponentType>;
}

const Entity = lazy(() => import('./entity.tsx'));

export const pages: readonly PageRow[] = [
  { path: '/', Page: lazy(() => import('./ask.tsx')) },
  { path: '/plans', Page: lazy(() => import('./plans.tsx')) },
  { path: '/plans/:id', Page: lazy(() => import('./reader.tsx')) },
  { path: '/departments/:id', Page: lazy(() => import('./department.tsx')) },
  { path: '/browse/:list', Page: lazy(() => import('./browse.tsx')) },
  { path: '/programs/:id', Page: Entity },
  { path: '/indicators/:id', Page: Entity },
  { path: '/industries/:id', Page: Entity },
  { path: '/regions/:id', Page: Entity },
  { path: '/entities/:id', Page: Entity },
  { path: '/compare', Page: lazy(() => import('./compare.tsx')) },
  { path: '/graph', Page: lazy(() => import('./graph.tsx')) },
  { path: '/data', Page: lazy(() => import('./data.tsx')) },
];
