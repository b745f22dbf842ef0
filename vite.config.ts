import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { appShell } from './apps/web/build/app-shell.ts';
import { typesInBrowser } from './apps/web/build/types-in-browser.ts';

/** Where `npm run dev` runs the server; the page's own dev server passes these paths on to it. */
const backend = `http://127.0.0.1:${process.env['STORMBRIDGE_DEV_BACKEND'] ?? '8081'}`;

/** Folders with unit tests beside their sources: one vitest project each. */
const rooms = [
  'packages/model',
  'packages/hints',
  'packages/exporters',
  'packages/sync',
  'apps/web',
  'apps/server',
  'apps/cli',
];

/** What lies beside the sources and takes minutes: part of the long suites. */
const LONG = 'apps/*/src/**/*.long.test.ts';

const unitProjects = rooms.map((room) => ({
  extends: true as const,
  test: {
    name: room.replace(/^.*\//, ''),
    include: [`${room}/src/**/*.test.{ts,tsx}`],
    exclude: ['**/node_modules/**', LONG],
  },
}));

export default defineConfig({
  root: 'apps/web',
  publicDir: '../../public',
  plugins: [react(), typesInBrowser(), appShell()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
  server: {
    port: 8080,
    proxy: {
      '/api': { target: backend, changeOrigin: false },
      '/sync': { target: backend, ws: true, changeOrigin: false },
    },
  },
  test: {
    root: import.meta.dirname,
    environment: 'node',
    // A property test of many seeds needs longer than the default five seconds on two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      ...unitProjects,
      { extends: true, test: { name: 'bench', include: ['bench/**/*.test.ts'] } },
      { extends: true, test: { name: 'laws', include: ['e2e/*.test.ts'], testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: 'exported',
          include: ['e2e/exported/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['e2e/long/**/*.test.ts', LONG],
          testTimeout: 1_800_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
