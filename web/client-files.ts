/** Serves the built page; every address that is no file and no API is a view of the page (client-side routes). */
import { join } from 'node:path';
import express, { type Express } from 'express';
import { QpgError } from '../graph/errors.ts';

export function clientFiles(app: Express, folder: string | null): void {
  app.use('/api', () => {
    throw new QpgError('NOT_FOUND', '没有这个接口，接口列表见 /api/docs。');
  });
  if (folder === null) return;
  // Built assets carry a hash in their names, so they never change under one name.
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  app.use(express.static(folder, { index: 'index.html', maxAge: 0 }));
  app.get('/{*view}', (_request, response) => {
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  });
}
