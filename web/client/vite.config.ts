import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite build --config web/client/vite.config.ts` writes the page that the server hands out. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web/client',
    emptyOutDir: true,
    target: 'es2022',
    // A preload polyfill would be an inline script, which the content security policy forbids.
    modulePreload: { polyfill: false },
    // Small images as data: URIs would be styles we cannot see in the network panel; keep files as files.
    assetsInlineLimit: 0,
    // ECharts and antd are single libraries loaded on demand by the pages that need them.
    chunkSizeWarningLimit: 1200,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.QPG_API ?? 'http://127.0.0.1:8080' },
  },
});
