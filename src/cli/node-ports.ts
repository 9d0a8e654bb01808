import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGeometryPool } from '../../workers/geometry/pool.ts';
import { startGeometryThreads } from '../../workers/geometry/threads.ts';
import { SEED_IDS } from '../plan/seed-ids.ts';
import type { SeedLibrary } from '../session/seed-library.ts';
import type { CommandPorts } from './command-ports.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

/** The machine as Node.js shows it: files, seeds beside the program, demo bases built on first use. */
export function createNodePorts(): CommandPorts {
  const demoFolders = new Map<string, string>();
  let seeds: Promise<SeedLibrary> | null = null;

  /** Loaded when a command asks for seeds: checking them takes longer than most commands. */
  function seedLibrary(): Promise<SeedLibrary> {
    seeds ??= import('../session/seed-library.ts').then(({ createSeedLibrary }) =>
      createSeedLibrary({
        readSeedFile: (id, file) => readFile(join(SEEDS, id, file), 'utf8'),
        readDemoFile: (id, file) => readFile(join(demoFolders.get(id) ?? '', file), 'utf8'),
        demoUrl: (id, file) => pathToFileURL(join(demoFolders.get(id) ?? '', file)).href,
      }),
    );
    return seeds;
  }

  return {
    readFile: (path) => readFile(path),
    writeFile: writeWhole,
    partsOf,
    startGeometry: (workers) => createGeometryPool(startGeometryThreads(workers ?? availableParallelism())),
    async fetchBytes(url) {
      if (/^https?:/u.test(url)) {
        const response = await fetch(url);
        return response.ok ? { ok: true, response } : { ok: false, status: response.status };
      }
      const bytes = await readFile(url.startsWith('file:') ? fileURLToPath(url) : url);
      return { ok: true, response: new Response(new Uint8Array(bytes)) };
    },
    async openSeed(id) {
      const library = await seedLibrary();
      const seed = (await library.list()).find((one) => one.id === id);
      if (seed === undefined) return null;
      const { ensureDemoBase } = await import('../../data/demo/cache.ts');
      demoFolders.set(id, await ensureDemoBase(id));
      const [boundary, targets] = await Promise.all([library.boundary(id), library.targets(id)]);
      return { seed, boundary, targets, urlOf: (file) => library.demoUrl(id, file) };
    },
    seedIds: SEED_IDS,
    readTargets: async (id) => (await seedLibrary()).targets(id),
    readSheetFont: async () => (await import('../../data/sheet-font/sheet-font.ts')).readSheetFont(),
    today: () => new Date().toLocaleDateString('sv-SE'),
    now: () => performance.now(),
  };
}

/** Endings of the files that make up a Shapefile. */
const SHAPEFILE_PARTS = new Set(['.shp', '.shx', '.dbf', '.prj', '.cpg']);

async function partsOf(path: string): Promise<readonly string[]> {
  if (extname(path).toLowerCase() !== '.shp') return [path];
  const stem = basename(path, extname(path));
  const names = await readdir(dirname(path)).catch(() => []);
  const parts = names.filter((name) => {
    const ending = extname(name);
    return basename(name, ending) === stem && SHAPEFILE_PARTS.has(ending.toLowerCase());
  });
  return parts.length === 0 ? [path] : parts.map((name) => join(dirname(path), name));
}

/** A file cut off half-way is never left under the name that was asked for. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
