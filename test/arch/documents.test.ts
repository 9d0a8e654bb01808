import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathsNamedIn } from './named-paths.ts';
import { ROOT } from './source-tree.ts';

/** What the root may show; names with a leading dot are the tools'. */
const ROOT_ENTRIES = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'README.md', 'LICENSE'],
  ...['src', 'workers', 'data', 'seeds', 'test'],
];
const BUILT = ['node_modules', 'dist', 'coverage'];

/** Tracked entries of the root, or, where there is no repository (an archive), what lies there and is not built. */
function rootEntries(): string[] {
  try {
    const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    return [...new Set(tracked.split('\n').map((path) => path.split('/')[0] ?? ''))].filter((name) => name !== '');
  } catch {
    return readdirSync(ROOT).filter((name) => !BUILT.includes(name));
  }
}

function unplanned(entries: readonly string[]): string[] {
  return entries.filter((name) => !name.startsWith('.') && !ROOT_ENTRIES.includes(name));
}

describe('the root', () => {
  it('shows nothing that was not planned', () => {
    expect(unplanned(rootEntries())).toEqual([]);
  });

  it('catches a configuration file and a folder', () => {
    expect(unplanned(['src', 'svelte.config.js', 'scripts', '.ci'])).toEqual(['svelte.config.js', 'scripts']);
  });
});

describe('paths named in documents', () => {
  it.each(['src/ARCHITECTURE.md', 'README.md'])('those of %s exist', (document) => {
    const paths = pathsNamedIn(readFileSync(join(ROOT, document), 'utf8'));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('finds quoted and listed paths, and leaves commands and addresses alone', () => {
    const text = [
      'See `src/nowhere.ts` and `npm test`, `/?seed=jizhou`, `seeds/<id>/plan.json`, `*.plan.json`.',
      '',
      '    src/geo/      the plane',
      '    tantu area FILE',
    ].join('\n');
    expect(pathsNamedIn(text)).toEqual(['src/nowhere.ts', 'seeds/', 'src/geo/']);
  });
});
