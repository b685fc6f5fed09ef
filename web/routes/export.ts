import type { Express } from 'express';
import { exportGraph } from '../../graph/export.ts';
import { endpoints } from '../endpoints.ts';
import { mount } from '../mount.ts';
import type { Parts } from '../parts.ts';
import { zipFiles } from '../zip.ts';

export function exportRoutes(app: Express, parts: Parts): void {
  mount(app, endpoints.export, async ({ query, response }) => {
    const files = await exportGraph(parts.store, query.format, {
      ...(query.around ? { around: query.around } : {}),
      depth: query.depth,
    });
    const [only] = files;
    if (files.length === 1 && only) response.attachment(only.name).type(only.mediaType).send(only.content);
    else response.attachment(`qpg-${query.format}.zip`).type('application/zip').send(zipFiles(files));
    return undefined;
  });
}
