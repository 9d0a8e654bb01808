import { describe, expect, it } from 'vitest';
import { findBannedGlobals } from './banned-globals.ts';
import { findUndocumentedExports } from './documented-exports.ts';
import { findModuleState } from './module-state.ts';
import { describeViolations, readSourceTree, sourceFromText } from './source-tree.ts';

const tree = readSourceTree();
const pure = (text: string) => [sourceFromText('src/plan/x.ts', text)];

describe('globals of the host', () => {
  it('are not used below session', () => {
    expect(describeViolations(findBannedGlobals(tree))).toEqual([]);
  });

  it.each([
    'const w = window.innerWidth;',
    'document.title = "x";',
    'localStorage.clear();',
    'const now = Date.now();',
    'const now = new Date();',
    'const t = performance.now();',
    'const r = Math.random();',
    'const r = crypto.randomUUID();',
    'console.log(1);',
    'setTimeout(() => 1);',
    'const f = globalThis.fetch;',
    'const options = { clock: Date };',
    'function f(): void { { const document = 1; } document.title; }',
  ])('catches %s', (text) => {
    expect(findBannedGlobals(pure(text))).toHaveLength(1);
  });

  it.each([
    ['a parameter of that name', 'function f(document: Y): number { return document.size; }'],
    ['a variable of that name', 'const window = [0, 1]; const left = window[0];'],
    ['an import of that name', `import { document } from './document.ts'; document.size;`],
    ['a property of that name', 'const a = source.document; const b = { document: 1 };'],
    ['a type', 'function f(at: Date): void {}'],
    ['a digest', 'await crypto.subtle.digest("SHA-256", bytes);'],
  ])('lets pass %s', (_, text) => {
    expect(describeViolations(findBannedGlobals(pure(text)))).toEqual([]);
  });

  it('does not judge the browser folders', () => {
    expect(findBannedGlobals([sourceFromText('src/platform/x.ts', 'window.open();')])).toEqual([]);
  });
});

describe('module state', () => {
  it('there is none below session', () => {
    expect(describeViolations(findModuleState(tree))).toEqual([]);
  });

  it.each([
    'let counter = 0;',
    'export let x: number;',
    'const cache = new Map<string, number>();',
    'const all: string[] = [];',
  ])('catches %s', (text) => {
    expect(findModuleState(pure(text))).toHaveLength(1);
  });

  it.each(['const NONE: readonly string[] = [];', 'const SET = new Set(["a"]);', 'function f() { let x = 0; }'])(
    'lets pass %s',
    (text) => {
      expect(findModuleState(pure(text))).toEqual([]);
    },
  );
});

describe('exports of the pure folders', () => {
  it('all say what they are', () => {
    expect(describeViolations(findUndocumentedExports(tree))).toEqual([]);
  });

  it.each([
    'export const x = 1;',
    'export function f(): void {}',
    'export type T = number;',
    'export interface I { a: 1 }',
    'export class C {}',
    '// not a doc comment\nexport const x = 1;',
    '/** x */\nexport const x = 1;',
    '/** @returns the area in square metres */\nexport function f(): void {}',
  ])('catches %s', (text) => {
    expect(findUndocumentedExports(pure(text))).toHaveLength(1);
  });

  it('lets pass what is documented and what is not exported', () => {
    expect(findUndocumentedExports(pure('/** Area of a ring, m². */\nexport const x = 1;\nconst y = 2;'))).toEqual([]);
  });
});
