import { writeFile } from 'node:fs/promises';
import { assertKnown, cacheFolder, HashMismatch, readKnownHashes } from './cache.ts';
import { buildDemoBase, DATA_FILES } from './build.ts';
import { RECIPES, recipeOf } from './recipe-list.ts';

/**
 * Builds demo bases into `.cache/demo/<seed>/`: `npx tsx data/demo/main.ts [--accept] [seed…]`, all seeds without one.
 * `--accept` writes the hashes of what was built into `hashes.json` instead of comparing.
 */
async function run(words: readonly string[]): Promise<number> {
  const accept = words.includes('--accept');
  const wanted = words.filter((word) => word !== '--accept');
  const seeds = wanted.length > 0 ? wanted : RECIPES.map((recipe) => recipe.id);
  try {
    for (const seed of seeds) {
      recipeOf(seed);
      const started = performance.now();
      const manifest = await buildDemoBase(seed, cacheFolder(seed));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stderr.write(
        `${seed}: ${manifest.counts['parcels']} parcels, forest cover ${(manifest.forestCover * 100).toFixed(2)} %, ${seconds} s\n`,
      );
      if (accept) {
        const address = new URL('hashes.json', import.meta.url);
        const known: Record<string, unknown> = { ...(await readKnownHashes()) };
        known[seed] = Object.fromEntries(DATA_FILES.map((name) => [name, manifest.files[name]?.sha256]));
        const ordered = RECIPES.filter(({ id }) => id in known).map(({ id }) => [id, known[id]]);
        await writeFile(address, `${JSON.stringify(Object.fromEntries(ordered), undefined, 2)}\n`);
      } else {
        assertKnown(manifest, await readKnownHashes());
      }
    }
    return 0;
  } catch (error) {
    if (!(error instanceof HashMismatch) && !(error instanceof Error && error.message.startsWith('unknown seed'))) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = await run(process.argv.slice(2));
