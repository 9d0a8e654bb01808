import { describe, expect, it } from 'vitest';
import { findCycles } from './cycles.ts';
import { findLayerViolations } from './layers.ts';
import { describeViolations, readSourceTree, sourceFromText } from './source-tree.ts';

const tree = readSourceTree();

describe('layers', () => {
  it('every import is one the layer table allows', () => {
    expect(tree.length).toBeGreaterThan(10);
    expect(describeViolations(findLayerViolations(tree))).toEqual([]);
  });

  it.each([
    ['a value import upwards', 'src/geo/x.ts', `import { y } from '../plan/y.ts';`],
    ['a type import upwards', 'src/geo/x.ts', `import type { Y } from '../session/y.ts';`],
    ['an inline type import', 'src/i18n/x.ts', `import { type Y } from '../plan/y.ts';`],
    ['an import type', 'src/i18n/x.ts', `export let y: import('../plan/y.ts').Y;`],
    ['a dynamic import', 'src/report/x.ts', `await import('../formats/y.ts');`],
    ['a value where only types are allowed', 'src/plan/x.ts', `import { y } from '../geo/y.ts';`],
    ['a type and a value in one import', 'src/plan/x.ts', `import { type Y, y } from '../geo/y.ts';`],
    ['a worker by URL', 'src/session/x.ts', `new Worker(new URL('../../workers/engine/entry.ts', import.meta.url));`],
    ['a worker by query', 'src/session/x.ts', `import w from '../../workers/engine/entry.ts?worker&url';`],
    [
      'the map from a panel',
      'src/ui/X.svelte',
      `<p>x</p>\n<script lang="ts">\nimport { y } from '../map/y.ts';\n</script>`,
    ],
    ['a test from the program', 'src/app/x.ts', `import { y } from '../../test/support/y.ts';`],
    ['a folder nobody planned', 'src/stores/x.ts', `export const y = 1;`],
  ])('catches %s', (_, path, text) => {
    expect(findLayerViolations([sourceFromText(path, text)])).toHaveLength(1);
  });

  it.each([
    ['down', 'src/land/x.ts', `import { y } from '../geo/y.ts';`],
    [
      'types where types are allowed',
      'src/plan/x.ts',
      `import type { Y } from '../geo/y.ts';\nimport { type Z } from '../geo/z.ts';`,
    ],
    [
      'the one door of the map',
      'src/ui/X.svelte',
      `<script lang="ts">import { y } from '../map/map-view.ts';</script>`,
    ],
    ['the address of a folder', 'data/demo/x.ts', `const root = new URL('../..', import.meta.url);`],
    ['a worker contract', 'src/session/x.ts', `import type { Y } from '../../workers/engine/api.ts';`],
    [
      'a shape of a worker contract',
      'src/session/x.ts',
      `import type { Y } from '../../workers/engine/contract/y.ts';`,
    ],
  ])('lets pass %s', (_, path, text) => {
    expect(findLayerViolations([sourceFromText(path, text)])).toEqual([]);
  });

  it('names the line inside a component', () => {
    const bad = sourceFromText(
      'src/ui/X.svelte',
      `<p>x</p>\n<script lang="ts">\n  import { y } from '../cli/y.ts';\n</script>`,
    );
    expect(findLayerViolations([bad])[0]?.line).toBe(3);
  });
});

describe('cycles', () => {
  it('there is none, type imports included', () => {
    expect(findCycles(tree)).toEqual([]);
  });

  it('catches one that only types close, through a third file', () => {
    const sources = [
      sourceFromText('src/geo/a.ts', `import { b } from './b.ts';`),
      sourceFromText('src/geo/b.ts', `import { c } from './c.ts';`),
      sourceFromText('src/geo/c.ts', `import type { A } from './a.ts';`),
      sourceFromText('src/geo/d.ts', `import { a } from './a.ts';`),
    ];
    expect(findCycles(sources)).toEqual([['src/geo/a.ts', 'src/geo/b.ts', 'src/geo/c.ts']]);
  });

  it('catches a file that imports itself', () => {
    expect(findCycles([sourceFromText('src/geo/a.ts', `import type { A } from './a.ts';`)])).toEqual([
      ['src/geo/a.ts'],
    ]);
  });

  it('does not take a diamond for a cycle', () => {
    const sources = [
      sourceFromText('src/geo/a.ts', `import './b.ts'; import './c.ts';`),
      sourceFromText('src/geo/b.ts', `import './d.ts';`),
      sourceFromText('src/geo/c.ts', `import './d.ts';`),
      sourceFromText('src/geo/d.ts', ``),
    ];
    expect(findCycles(sources)).toEqual([]);
  });
});
