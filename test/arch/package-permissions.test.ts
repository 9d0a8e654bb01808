import { describe, expect, it } from 'vitest';
import { findPackageViolations, findSharedGeometryPackages } from './package-permissions.ts';
import { describeViolations, readSourceTree, sourceFromText } from './source-tree.ts';

const tree = readSourceTree();

describe('packages', () => {
  it('are imported only where the permission table says', () => {
    expect(describeViolations(findPackageViolations(tree))).toEqual([]);
  });

  it.each([
    ['the map library in a panel', 'src/ui/x.ts', `import { Map } from 'maplibre-gl';`],
    ['its style sheet in a panel', 'src/ui/x.ts', `import 'maplibre-gl/dist/maplibre-gl.css';`],
    ['its types in the session', 'src/session/x.ts', `import type { Map } from 'maplibre-gl';`],
    ['deck.gl in the shell', 'src/app/x.ts', `import { Deck } from '@deck.gl/core';`],
    ['the database in the session', 'src/session/x.ts', `import { openDB } from 'idb';`],
    ['yjs beside the document', 'src/plan/commands.ts', `import * as Y from 'yjs';`],
    ['GEOS beside its facade', 'src/geo/buffer.ts', `await import('geos-wasm');`],
    ['comlink in an adapter', 'src/platform/x.ts', `import { wrap } from 'comlink';`],
    ['svelte in the session', 'src/session/x.ts', `import { writable } from 'svelte/store';`],
    ['an icon on the map', 'src/map/x.ts', `import { Undo } from '@lucide/svelte';`],
    ['Node in a pure folder', 'src/formats/x.ts', `import { readFile } from 'node:fs/promises';`],
    ['Node without its prefix', 'src/formats/x.ts', `import { readFile } from 'fs';`],
    ['a package nobody decided on', 'src/report/x.ts', `import _ from 'lodash';`],
  ])('catches %s', (_, path, text) => {
    expect(findPackageViolations([sourceFromText(path, text)])).toHaveLength(1);
  });
});

describe('geometry packages', () => {
  it('stand behind one file each', () => {
    expect(describeViolations(findSharedGeometryPackages(tree))).toEqual([]);
  });

  it('catches a second file', () => {
    const sources = [
      sourceFromText('src/geo/a.ts', `import proj4 from 'proj4';`),
      sourceFromText('src/geo/b.ts', `import proj4 from 'proj4';`),
    ];
    expect(findSharedGeometryPackages(sources)).toHaveLength(1);
  });
});
