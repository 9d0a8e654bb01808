import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeNotices } from '../../data/notices/notices.ts';
import { ROOT } from './source-tree.ts';

/** A root with a lock file and packages; a package without a text ships no licence file. */
function withPackages(
  packages: Readonly<Record<string, { readonly text?: string; readonly locked?: object }>>,
  check: (notices: string) => void,
): void {
  const root = mkdtempSync(join(tmpdir(), 'tantu-notices-'));
  try {
    const locked: Record<string, object> = { '': {} };
    for (const [name, { text, locked: more }] of Object.entries(packages)) {
      locked[`node_modules/${name}`] = { version: '1.0.0', ...more };
      mkdirSync(join(root, 'node_modules', name), { recursive: true });
      const described = { name, version: '1.0.0', license: 'MIT', author: 'A. Author' };
      writeFileSync(join(root, 'node_modules', name, 'package.json'), JSON.stringify(described));
      if (text !== undefined) writeFileSync(join(root, 'node_modules', name, 'LICENSE.md'), text);
    }
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
    check(writeNotices(root));
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('third-party notices', () => {
  it('are those of the lock file (else: npm run notices)', () => {
    expect(readFileSync(join(ROOT, 'data/public/third-party-notices.txt'), 'utf8')).toBe(writeNotices(ROOT));
  });

  it('name every production dependency of package.json, and GEOS as LGPL', () => {
    const notices = writeNotices(ROOT);
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const missing = Object.entries(dependencies).filter(
      ([name, version]) => !notices.includes(`\n${name} ${version} (`),
    );
    expect(missing).toEqual([]);
    expect(notices).toMatch(/geos-wasm [\d.]+ \(LGPL-3\.0-or-later\)\n\ngeos-wasm contains GEOS/);
  });

  it('put packages with one text together and leave development packages out', () => {
    const packages = {
      alpha: { text: 'Text one' },
      beta: { text: 'Text two' },
      gamma: { text: 'Text one' },
      tool: { text: 'Text three', locked: { dev: true } },
    };
    withPackages(packages, (notices) => {
      expect(notices).toContain('alpha 1.0.0 (MIT)\ngamma 1.0.0 (MIT)\n\nText one\n');
      expect(notices).toContain('beta 1.0.0 (MIT)\n\nText two\n');
      expect(notices).not.toContain('tool');
    });
  });

  it('say so when a package ships no text', () => {
    withPackages({ alpha: {} }, (notices) => {
      expect(notices).toContain('Copyright A. Author. The package states the licence MIT and ships no text.');
    });
  });
});
