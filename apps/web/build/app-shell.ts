import type { Plugin } from 'vite';

/** Files with a name of their own that the page cannot be without. */
const NAMED = ['layers.css', 'favicon.svg'];

/** Puts the service worker beside the start page, with the names of everything that the page may need. */
export const appShell = (): Plugin => ({
  name: 'stormbridge:app-shell',
  apply: 'build',
  buildStart() {
    const id = new URL('../src/shell/service-worker.ts', import.meta.url).pathname;
    this.emitFile({ type: 'chunk', id, fileName: 'sw.js' });
  },
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk' || worker.imports.length > 0) this.error('The service worker has to be one file');
      const hashed = Object.keys(bundle).filter((file) => file.startsWith('assets/') && !file.endsWith('.map'));
      const files = [...NAMED, ...hashed.sort()].map((file) => `/${file}`);
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(files.join()));
      const version = Array.from(new Uint8Array(digest).slice(0, 6), (byte) => byte.toString(16).padStart(2, '0'));
      worker.code = worker.code
        .replaceAll('__VERSION__', JSON.stringify(version.join('')))
        .replaceAll('__FILES__', JSON.stringify(files));
    },
  },
});
