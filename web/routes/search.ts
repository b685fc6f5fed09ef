import type { Express } from 'express';
import { endpoints } from '../endpoints.ts';
import { mount } from '../mount.ts';
import type { Parts } from '../parts.ts';

export function searchRoutes(app: Express, parts: Parts): void {
  mount(app, endpoints.search, ({ query }) => parts.search(query));
  mount(app, endpoints.ask, ({ query }) => parts.ask(query.q, query.plan));
}
