/** What keeps a local server local: host names, origins, headers, a token for writing. */
import type { Express, RequestHandler } from 'express';
import helmet from 'helmet';
import { QpgError } from '../graph/errors.ts';
import type { ServerOptions } from './parts.ts';

/** antd writes its component styles into <style> elements, so inline styles are allowed; scripts never are. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    // A chart saves itself as PNG by fetching the data: URL of its canvas.
    'connect-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

export function secure(app: Express, options: ServerOptions): void {
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy,
      // The server speaks plain HTTP on loopback: forcing HTTPS would make it unreachable.
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use(knownHost(options.hosts));
  app.use(guardWrites(options.token));
}

/** A page elsewhere that points its own name at 127.0.0.1 (DNS rebinding) sends that name as Host. */
const knownHost =
  (hosts: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    const name = hostName(request.headers.host ?? '');
    if (!hosts.includes(name))
      throw new QpgError('FORBIDDEN', `不接受以“${name}”为主机名的访问。请用启动时显示的地址打开。`);
    next();
  };

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

const guardWrites =
  (token: string | null): RequestHandler =>
  (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const origin = request.headers.origin;
    if (origin && origin !== 'null' && new URL(origin).host !== request.headers.host)
      throw new QpgError('FORBIDDEN', '写入请求来自别的网站，已拒绝。');
    if (token && request.headers.authorization !== `Bearer ${token}`)
      throw new QpgError(
        'FORBIDDEN',
        '写入需要令牌：请在请求头 Authorization 中带上 Bearer 和 QPG_TOKEN 的值。',
      );
    next();
  };
