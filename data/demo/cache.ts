import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDemoBase, DATA_FILES } from './build.ts';
import { BUILDER_VERSION, type Manifest } from './manifest.ts';

const CACHE = new URL('../../.cache/demo/', import.meta.url);
const HASHES = new URL('../../data/demo/hashes.json', import.meta.url);

/** Committed sha256 of every built file, by seed and file name. */
export type KnownHashes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads the committed hashes. */
export async function readKnownHashes(): Promise<KnownHashes> {
  const parsed: unknown = JSON.parse(await readFile(HASHES, 'utf8'));
  return parsed as KnownHashes;
}

/** What was built is not what is committed. */
export class HashMismatch extends Error {
  override readonly name = 'HashMismatch';
}

/** Throws {@link HashMismatch} when a manifest does not agree with the committed hashes of its seed. */
export function assertKnown(manifest: Manifest, known: KnownHashes): void {
  const expected = known[manifest.seed];
  const different = DATA_FILES.filter((name) => manifest.files[name]?.sha256 !== expected?.[name]);
  if (different.length === 0) return;
  throw new HashMismatch(
    `The demo base of ${manifest.seed} came out different from data/demo/hashes.json (${different.join(', ')}). ` +
      'If the builder was changed on purpose, run "npx tsx data/demo/main.ts --accept" and commit the new hashes.',
  );
}

/** Where the demo base of a seed is cached. */
export function cacheFolder(seed: string): string {
  return fileURLToPath(new URL(seed, CACHE));
}

/** Whether a folder holds a whole demo base of this builder with the committed contents. */
async function isCurrent(folder: string, known: KnownHashes): Promise<boolean> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const manifest = parsed as Manifest;
    if (manifest.builderVersion !== BUILDER_VERSION) return false;
    for (const name of DATA_FILES) {
      const sha256 = createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest('hex');
      if (sha256 !== known[manifest.seed]?.[name]) return false;
    }
    return true;
  } catch {
    // Missing, half-written or damaged: all are cured by building again.
    return false;
  }
}

/**
 * The folder of a seed's demo base, built first when the cache is missing, damaged or of another builder.
 *
 * @throws HashMismatch when the built files differ from the committed hashes
 */
export async function ensureDemoBase(seed: string): Promise<string> {
  const folder = cacheFolder(seed);
  const known = await readKnownHashes();
  if (await isCurrent(folder, known)) return folder;
  assertKnown(await buildDemoBase(seed, folder), known);
  return folder;
}
