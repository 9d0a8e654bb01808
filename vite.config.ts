import { cpSync, createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Connect, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';
import { ensureDemoBase } from './data/demo/cache.ts';
import { ensureSheetFont, SHEET_FONT_FILE } from './data/sheet-font/sheet-font.ts';
import { SEED_IDS } from './src/plan/seed-ids.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const DIST = join(ROOT, 'dist');
const PORT = 4180;

/** Folders outside `src/` whose files the page asks for, by the path under which it asks. */
const SERVED_FOLDERS = { '/demo': join(ROOT, '.cache/demo'), '/seeds': join(ROOT, 'seeds') } as const;

/**
 * What the page may load: itself, and nothing from elsewhere. MapLibre starts its worker from a blob and keeps images in
 * blobs; GEOS is compiled from bytes inside its own script, which needs `wasm-unsafe-eval`; Svelte transitions and
 * MapLibre set inline styles.
 */
const SECURITY_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const SVELTE = { configFile: false, compilerOptions: { runes: true } } as const;

/** LGPL: in a file of its own, which a user can replace. */
const GEOS_CHUNK = { name: 'geos', test: /node_modules\/geos-wasm\// };

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
};

/** Answers requests below one path from a folder; the development server's counterpart of copying it into `dist/`. */
function serveFolder(folder: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const asked = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
    const file = join(folder, asked);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      next();
      return;
    }
    response.setHeader('Content-Type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Content-Length', statSync(file).size);
    createReadStream(file).pipe(response);
  };
}

/** Makes the demo bases and the font for print (once, cached) and puts them and the seeds beside the page. */
function seedsAndDemoBases(): Plugin {
  async function ensureDemoBases(): Promise<void> {
    for (const seed of SEED_IDS) await ensureDemoBase(seed);
  }
  return {
    name: 'tantu-seeds-and-demo-bases',
    async configureServer(server) {
      // Vitest opens a development server too, and its tests make the bases that they need.
      if (process.env['VITEST'] !== undefined) return;
      await ensureDemoBases();
      server.middlewares.use('/print', serveFolder(await ensureSheetFont()));
      for (const [path, folder] of Object.entries(SERVED_FOLDERS)) server.middlewares.use(path, serveFolder(folder));
    },
    configurePreviewServer(server) {
      server.printUrls = () => {
        const address = server.httpServer.address();
        const port = address !== null && typeof address === 'object' ? address.port : PORT;
        server.config.logger.info(`Tantu 碳图  http://localhost:${port}/?seed=jizhou`);
      };
    },
    async writeBundle(options) {
      await ensureDemoBases();
      const dist = options.dir ?? DIST;
      cpSync(join(await ensureSheetFont(), SHEET_FONT_FILE), join(dist, 'print', SHEET_FONT_FILE));
      for (const [path, folder] of Object.entries(SERVED_FOLDERS)) {
        if (existsSync(folder)) cpSync(folder, join(dist, path), { recursive: true });
      }
    },
  };
}

/** Modules that the page of a single file never asks for, because all that is packed into it is in two formats. */
const UNPACKED_FORMATS = /\/src\/formats\/(geopackage-layers|csv-features|kml-features|xlsx-sheets)\.ts$/;
const MAPLIBRE_WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** A style sheet with the fonts that are served as they are (`/fonts/…`) as part of its text. */
function withServedFontsInside(css: string): string {
  return css.replace(/url\('(\/fonts\/[^']+)'\)/gu, (_, path: string) => {
    const bytes = readFileSync(join(ROOT, 'data/public', path));
    return `url('data:font/ttf;base64,${bytes.toString('base64')}')`;
  });
}

/** What the page of a single file cannot have beside it: MapLibre's worker becomes a blob, web fonts those of the machine. */
function withoutFilesBeside(): Plugin {
  const workerId = '\0maplibre-worker';
  const emptyId = '\0not-packed';
  return {
    name: 'tantu-without-files-beside',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source === MAPLIBRE_WORKER) return workerId;
      const resolved = importer === undefined ? null : await this.resolve(source, importer, { skipSelf: true });
      return resolved !== null && UNPACKED_FORMATS.test(resolved.id) ? emptyId : resolved;
    },
    // The blank between number and unit goes along; the text faces, some megabytes, are the machine's own.
    transform: (code, id) =>
      id.endsWith('/fonts.css') ? withServedFontsInside(code.replace(/^@import .*$/gmu, '')) : null,
    load(id) {
      if (id === emptyId) return 'export {};';
      if (id !== workerId) return null;
      const text = readFileSync(join(ROOT, 'node_modules', MAPLIBRE_WORKER.split('?')[0] ?? ''), 'utf8');
      return `export default URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: 'text/javascript' }));`;
    },
  };
}

/** Builds `viewer.html`, the page that plans are packed into: one file that needs no server. */
function singleFileViewer(): Plugin {
  return {
    name: 'tantu-single-file-viewer',
    apply: 'build',
    // Once the page is written and alone: `closeBundle` is also called, more than once, for a page that could not be built.
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(options) {
        await build({
          configFile: false,
          logLevel: 'warn',
          root: join(ROOT, 'src'),
          publicDir: false,
          plugins: [svelte(SVELTE), withoutFilesBeside(), viteSingleFile({ removeViteModuleLoader: true })],
          worker: { format: 'iife', plugins: () => [withoutFilesBeside()] },
          build: {
            outDir: options.dir ?? DIST,
            emptyOutDir: false,
            target: 'es2023',
            assetsInlineLimit: () => true,
            chunkSizeWarningLimit: 20_000,
            rolldownOptions: { input: join(ROOT, 'src/viewer.html') },
          },
        });
      },
    },
  };
}

/** One vitest project per folder of `test/`; slow suites join when TANTU_SLOW is set (`npm run test:all`). */
function testProject(name: string, folder: string, options: { timeoutMs: number; setup?: string }) {
  const slow = process.env['TANTU_SLOW'] === '1';
  return {
    extends: true as const,
    root: ROOT,
    test: {
      name,
      include: [`${folder}/**/*.test.ts`],
      exclude: slow ? [] : ['**/*.slow.test.ts'],
      testTimeout: options.timeoutMs,
      hookTimeout: options.timeoutMs,
      setupFiles: [join(ROOT, 'test/support/property-seed.ts')],
      // What needs a set-up (a server, a browser) has the machine for itself, file after file.
      ...(options.setup === undefined ? {} : { globalSetup: [options.setup], fileParallelism: false }),
    },
  };
}

export default defineConfig({
  root: join(ROOT, 'src'),
  cacheDir: join(ROOT, 'node_modules/.vite'),
  // A missing file is a 404, not the page again.
  appType: 'mpa',
  publicDir: join(ROOT, 'data/public'),
  plugins: [svelte(SVELTE), seedsAndDemoBases(), singleFileViewer()],
  // Pre-bundling would drop the separate worker file that MapLibre 6 loads by URL.
  optimizeDeps: { exclude: ['maplibre-gl'] },
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: { groups: [GEOS_CHUNK] } } } },
  build: {
    outDir: DIST,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules\/maplibre-gl\// },
            { name: 'deck', test: /node_modules\/(@deck\.gl|@luma\.gl|@loaders\.gl|@math\.gl|@probe\.gl)\// },
            GEOS_CHUNK,
          ],
        },
      },
    },
  },
  server: { port: PORT, strictPort: true, headers: { 'X-Content-Type-Options': 'nosniff' } },
  preview: { port: PORT, strictPort: true, headers: SECURITY_HEADERS },
  test: {
    projects: [
      testProject('arch', 'test/arch', { timeoutMs: 60_000 }),
      testProject('unit', 'test/unit', { timeoutMs: 60_000 }),
      testProject('property', 'test/property', { timeoutMs: 120_000 }),
      testProject('golden', 'test/golden', { timeoutMs: 120_000 }),
      testProject('browser', 'test/browser', {
        timeoutMs: 180_000,
        setup: join(ROOT, 'test/support/browser-setup.ts'),
      }),
    ],
  },
});
