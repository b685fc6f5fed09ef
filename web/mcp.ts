/** Model Context Protocol on stdio: another face of the same functions, with the same replies as the API. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';
import { SearchQuery } from './contract.ts';
import type { Parts } from './parts.ts';

const text = (value: unknown) => ({ content: [{ type: 'text' as const, text: JSON.stringify(value) }] });

export function createMcp(parts: Parts): McpServer {
  const server = new McpServer({ name: 'qpg', version: '0.1.0' });
  server.registerTool(
    'ask',
    {
      description:
        '向已收录的质量规划提问；答案由图计算得出，附原文。Ask the stored quality plans; answers carry quotes.',
      inputSchema: { question: z.string().min(1).max(500), plan: z.array(z.string()).optional() },
    },
    async ({ question, plan }) => text(await parts.ask(question, plan)),
  );
  server.registerTool(
    'search',
    {
      description: '按词和意思检索条款。Search clauses by words and meaning.',
      inputSchema: SearchQuery.pick({ q: true, limit: true }).shape,
    },
    async (query) => text(await parts.search(SearchQuery.parse(query))),
  );
  server.registerTool('plans', { description: '列出已收录的规划。List stored plans.' }, async () =>
    text(parts.summaries()),
  );
  server.registerTool(
    'entity',
    {
      description: '一个实体及其周边事实。One entity and the facts around it.',
      inputSchema: { id: z.string() },
    },
    async ({ id }) => text(await parts.store.around(id, { depth: 1, limit: 60 })),
  );
  return server;
}

/** Serves until the client closes standard input. */
export async function serveMcp(parts: Parts): Promise<void> {
  const server = createMcp(parts);
  const closed = new Promise<void>((resolve) => process.stdin.once('close', resolve));
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
}
