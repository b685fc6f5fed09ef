/** Verbs: serve, mcp. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { note, print, progress } from '../console.ts';
import { QpgError } from '../graph/errors.ts';
import { withWorkspace } from '../workspace/with-workspace.ts';
import type { Opener, Workspace } from '../workspace/workspace.ts';
import { createServer } from './server.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const GRACE_MS = 5_000;

/** One for each of the three kinds of user: official, researcher, comparer. */
const TRY = [
  '宣城哪个部门负责首席质量官制度？',
  '各地制造业质量竞争力指数2025年的目标分别是多少？',
  '哪些规划提到了“品字标”？',
];

export function webCommands(qpg: Command, open: Opener): void {
  qpg
    .command('serve')
    .description('启动网页和 API；图库为空时先收录示例文档')
    .option('--host <地址>', '监听地址', process.env.HOST ?? '127.0.0.1')
    .option('--port <端口>', '监听端口，0 为自动选择', process.env.PORT ?? '8080')
    .option('--empty', '图库为空时也不收录示例文档')
    .action(async (o: { host: string; port: string; empty?: boolean }) => {
      const port = Number(o.port);
      if (!Number.isInteger(port) || port < 0 || port > 65535)
        throw new QpgError('USAGE', `端口“${o.port}”无效，请用 0–65535 的整数。`);
      const token = process.env.QPG_TOKEN ?? null;
      if (!LOOPBACK.includes(o.host) && !token)
        throw new QpgError(
          'USAGE',
          `监听“${o.host}”会让别的机器也能访问，请先设置环境变量 QPG_TOKEN 作为写入令牌。`,
        );
      const workspace = await open({});
      if (!o.empty && workspace.summaries().length === 0) await ingestSamples(workspace);
      await listen(workspace, o.host, port, token);
    });

  qpg
    .command('mcp')
    .description('在标准输入输出上提供 Model Context Protocol 服务')
    .action(async () => {
      const { serveMcp } = await import('./mcp.ts');
      await withWorkspace(open, {}, serveMcp);
    });
}

async function ingestSamples(workspace: Workspace): Promise<void> {
  const files = workspace.sampleFiles();
  const bar = progress(files.length, '首次启动，收录示例规划');
  const outcomes = await workspace.ingestFiles(files, {
    force: false,
    onProgress: (p) => bar.update(p.done, `${p.file} ${p.label}`),
  });
  bar.stop();
  for (const { error } of outcomes) if (error) note(`错误：${error.title}`);
}

/** Resolves when the server was asked to stop and has let go of everything. */
async function listen(workspace: Workspace, host: string, port: number, token: string | null): Promise<void> {
  const client = fileURLToPath(new URL('./client', import.meta.url));
  const app = createServer(
    workspace,
    {
      hosts: [...LOOPBACK, host.toLowerCase()],
      token,
      client: existsSync(`${client}/index.html`) ? client : null,
      maxFileBytes: MAX_FILE_BYTES,
    },
    note,
  );
  const server = app.listen(port, host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (cause: NodeJS.ErrnoException) => reject(portError(cause, port)));
  }).catch(async (error) => {
    await workspace.close();
    throw error;
  });
  await workspace.warm();
  const address = server.address() as AddressInfo;
  print(`质策图谱已启动：http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
  print(`已收录 ${workspace.summaries().length} 份规划。可以这样问：`);
  for (const question of TRY) print(`  · ${question}`);
  print('按 Ctrl+C 停止。');
  await new Promise<void>((resolve) => {
    const stop = () => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // An open event stream would hold the server for ever.
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await workspace.close();
}

const portError = (cause: NodeJS.ErrnoException, port: number): unknown =>
  cause.code === 'EADDRINUSE'
    ? new QpgError('BUSY', `端口 ${port} 已被占用。请用 --port 换一个端口，或先停止占用它的程序。`, { cause })
    : cause;
