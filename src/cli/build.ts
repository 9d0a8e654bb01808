import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Builds the command line into plain JavaScript in `dist/cli/`, which starts several times sooner than the sources. Files lie
// as deep there as here, so that what is found by relative places (seeds, demo bases) is found from both.
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // The font for print was cut by the page's build, so that the tool which cuts it stays out.
  ssr: { noExternal: true, external: ['subset-font'] },
  build: {
    ssr: true,
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { main: `${root}src/cli/main.ts`, 'thread-entry': `${root}workers/geometry/thread-entry.ts` },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

// SQLite looks for its bytes beside its script.
const sqlite = createRequire(import.meta.url).resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm');
copyFileSync(sqlite, `${root}dist/cli/sqlite3.wasm`);
