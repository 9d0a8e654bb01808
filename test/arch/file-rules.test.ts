import { describe, expect, it } from 'vitest';
import { MAXIMUM_LINES, countLines, findBadNames, findBannedSyntax, findLongFiles } from './file-rules.ts';
import { describeViolations, readSourceTree, sourceFromText } from './source-tree.ts';

const tree = readSourceTree();
const lengths = tree
  .filter(({ path }) => !path.startsWith('test/'))
  .map(({ text }) => countLines(text))
  .sort((a, b) => a - b);
const quantile = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? 0;

describe('file names', () => {
  it('are kebab-case or PascalCase and name a subject', () => {
    expect(describeViolations(findBadNames(tree))).toEqual([]);
  });

  it.each([
    'src/geo/index.ts',
    'src/geo/utils.ts',
    'src/plan/types.ts',
    'src/ui/helpers.svelte.ts',
    'src/geo/workingPlane.ts',
    'src/geo/WorkingPlane.ts',
    'src/ui/target-board.svelte',
    'src/Geo/plane.ts',
    'src/kinds/forest.species.ts',
  ])('catches %s', (path) => {
    expect(findBadNames([sourceFromText(path, '')])).toHaveLength(1);
  });

  it.each([
    'src/kinds/forest.kind.ts',
    'src/ui/TargetBoard.svelte',
    'src/ui/desk-state.svelte.ts',
    'test/unit/geo/area.slow.test.ts',
  ])('lets pass %s', (path) => {
    expect(findBadNames([sourceFromText(path, '')])).toEqual([]);
  });
});

describe('file length', () => {
  it(`no file is over ${MAXIMUM_LINES} lines (${lengths.length} files, median ${quantile(0.5)}, p90 ${quantile(0.9)})`, () => {
    expect(describeViolations(findLongFiles(tree))).toEqual([]);
  });

  it('half of the files are under 120 lines', () => {
    expect(quantile(0.5)).toBeLessThan(120);
  });

  it('catches one line too many, and not the last that is allowed', () => {
    const file = (lines: number) => [sourceFromText('src/geo/x.ts', '\n'.repeat(lines))];
    expect(findLongFiles(file(MAXIMUM_LINES + 1))).toHaveLength(1);
    expect(findLongFiles(file(MAXIMUM_LINES))).toEqual([]);
  });
});

describe('syntax', () => {
  it('has no any, enum, default export or re-export', () => {
    expect(describeViolations(findBannedSyntax(tree))).toEqual([]);
  });

  it.each([
    ['src/geo/x.ts', 'const a: any = 1;'],
    ['src/geo/x.ts', 'const a = b as any;'],
    ['src/ui/X.svelte', '<script lang="ts">let a: any[] = [];</script>'],
    ['src/geo/x.ts', 'enum A { B }'],
    ['src/geo/x.ts', 'export default 1;'],
    ['src/geo/x.ts', 'export default function f() {}'],
    ['src/geo/x.ts', `export * from './y.ts';`],
    ['src/geo/x.ts', `export type { Y } from './y.ts';`],
  ])('catches in %s: %s', (path, text) => {
    expect(findBannedSyntax([sourceFromText(path, text)])).toHaveLength(1);
  });
});
