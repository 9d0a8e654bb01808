import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureDemoBase } from '../../data/demo/cache.ts';
import { SEED_IDS } from '../plan/seed-ids.ts';
import { createSeedLibrary } from '../session/seed-library.ts';
import type { CommandPorts } from './command-ports.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

/** The machine as Node.js shows it: files, seeds beside the program, demo bases built on first use. */
export function createNodePorts(): CommandPorts {
  const demoFolders = new Map<string, string>();
  const library = createSeedLibrary({
    readSeedFile: (id, file) => readFile(join(SEEDS, id, file), 'utf8'),
    readDemoFile: (id, file) => readFile(join(demoFolders.get(id) ?? '', file), 'utf8'),
    demoUrl: (id, file) => pathToFileURL(join(demoFolders.get(id) ?? '', file)).href,
  });
  return {
    readFile: (path) => readFile(path),
    async fetchBytes(url) {
      if (/^https?:/u.test(url)) {
        const response = await fetch(url);
        return response.ok ? { ok: true, response } : { ok: false, status: response.status };
      }
      const bytes = await readFile(url.startsWith('file:') ? fileURLToPath(url) : url);
      return { ok: true, response: new Response(new Uint8Array(bytes)) };
    },
    async openSeed(id) {
      const seed = (await library.list()).find((one) => one.id === id);
      if (seed === undefined) return null;
      demoFolders.set(id, await ensureDemoBase(id));
      const [boundary, targets] = await Promise.all([library.boundary(id), library.targets(id)]);
      return { seed, boundary, targets, urlOf: (file) => library.demoUrl(id, file) };
    },
    seedIds: SEED_IDS,
    readTargets: (id) => library.targets(id),
    now: () => performance.now(),
  };
}
