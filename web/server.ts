/** createServer builds the app and does not listen: `serve` listens, tests call it directly. */
import express, { type Express } from 'express';
import { clientFiles } from './client-files.ts';
import { problems } from './mount.ts';
import type { Parts, ServerOptions } from './parts.ts';
import { aboutRoutes } from './routes/about.ts';
import { compareRoutes } from './routes/compare.ts';
import { documentRoutes } from './routes/documents.ts';
import { entityRoutes } from './routes/entities.ts';
import { exportRoutes } from './routes/export.ts';
import { graphRoutes } from './routes/graph.ts';
import { planRoutes } from './routes/plans.ts';
import { searchRoutes } from './routes/search.ts';
import { secure } from './security.ts';

export function createServer(parts: Parts, options: ServerOptions, log: (line: string) => void): Express {
  const app = express();
  secure(app, options);
  aboutRoutes(app, parts);
  planRoutes(app, parts);
  entityRoutes(app, parts);
  searchRoutes(app, parts);
  graphRoutes(app, parts);
  compareRoutes(app, parts);
  documentRoutes(app, parts, options);
  exportRoutes(app, parts);
  clientFiles(app, options.client);
  app.use(problems(log));
  return app;
}
