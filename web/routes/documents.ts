import busboy from 'busboy';
import type { Express, Request } from 'express';
import { QpgError } from '../../graph/errors.ts';
import { endpoints } from '../endpoints.ts';
import { Jobs } from '../jobs.ts';
import { mount, problemOf } from '../mount.ts';
import type { Parts, RawUpload, ServerOptions } from '../parts.ts';
import { recordOf } from '../records.ts';
import { planRef } from '../views.ts';

const MOST_FILES = 50;

export function documentRoutes(app: Express, parts: Parts, options: ServerOptions): void {
  const jobs = new Jobs(parts);
  mount(app, endpoints.upload, async ({ request, response }) => {
    const files = await uploads(request, options.maxFileBytes);
    response.status(202);
    return { job: jobs.start(files), files: files.map((f) => f.name) };
  });
  mount(app, endpoints.removePlan, async ({ params }) => {
    const record = await recordOf(parts, params.id);
    await parts.remove(record.id);
    return { removed: planRef(record) };
  });
  app.get('/api/plans/:id/source', async (request, response) => {
    const file = await parts.sourceBytes((await recordOf(parts, request.params.id)).id);
    if (!file) throw new QpgError('NOT_FOUND', '数据目录里没有这份规划的原始文件。');
    // Never shown inline: a saved page would run as ours.
    response.attachment(file.name).type('application/octet-stream').send(Buffer.from(file.bytes));
  });
  app.get(endpoints.jobEvents.path, async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const events = jobs.events(String(request.params.id), gone.signal);
    const first = await events.next(); // throws NOT_FOUND while a problem document can still be sent
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    try {
      for (let e = first; !e.done; e = await events.next())
        response.write(`data: ${JSON.stringify(e.value)}\n\n`);
    } catch (error) {
      response.write(`event: problem\ndata: ${JSON.stringify(problemOf(error))}\n\n`);
    }
    response.end();
  });
}

/** @throws QpgError BAD_REQUEST without files, FILE_TOO_LARGE past the limits */
function uploads(request: Request, maxBytes: number): Promise<RawUpload[]> {
  return new Promise((resolve, reject) => {
    const type = request.headers['content-type'] ?? '';
    if (!type.startsWith('multipart/form-data')) {
      reject(new QpgError('BAD_REQUEST', '请用 multipart/form-data 上传，字段名 files。'));
      return;
    }
    const files: RawUpload[] = [];
    const parser = busboy({
      headers: request.headers,
      limits: { fileSize: maxBytes, files: MOST_FILES, fields: 20 },
      defParamCharset: 'utf8',
    });
    parser.on('file', (_field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () =>
        reject(new QpgError('FILE_TOO_LARGE', tooLarge(info.filename ?? '', maxBytes))),
      );
      stream.on('end', () =>
        files.push({ name: baseName(info.filename ?? ''), bytes: Buffer.concat(chunks) }),
      );
    });
    parser.on('filesLimit', () =>
      reject(new QpgError('FILE_TOO_LARGE', `一次最多上传 ${MOST_FILES} 个文件，请分批上传。`)),
    );
    parser.on('error', (cause) =>
      reject(new QpgError('BAD_REQUEST', '上传的数据不完整，请重试。', { cause })),
    );
    parser.on('close', () =>
      files.length
        ? resolve(files)
        : reject(new QpgError('BAD_REQUEST', '没有收到文件，请选择要收录的文件。')),
    );
    request.pipe(parser);
  });
}

const tooLarge = (name: string, max: number): string =>
  `文件“${baseName(name)}”超过 ${Math.round(max / 1024 / 1024)} MB 上限，请只上传规划正文。`;

/** A client may send a whole path; only the name is kept. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1) || '未命名';
