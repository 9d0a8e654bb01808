import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-tree.ts';

const eslint = new ESLint({ cwd: ROOT, overrideConfigFile: 'test/lint/eslint.config.js' });

/** The rules that a text breaks when it stands in place of a file of the tree. */
async function brokenRules(path: string, text: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(text, { filePath: path });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

describe('the lint rules', () => {
  it.each([
    ['no-restricted-syntax', 'export default 1;'],
    ['no-restricted-syntax', `export { planeX } from './working-plane.ts';`],
    ['no-restricted-syntax', 'export enum Colour { Red }'],
    ['no-console', 'console.log(1);'],
    ['@typescript-eslint/no-explicit-any', 'export const x = JSON.parse("1") as any;'],
    ['@typescript-eslint/no-unsafe-assignment', 'export const x: number = JSON.parse("1");'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const x: number = "1";'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-expect-error\nexport const x: number = "1";'],
    ['@typescript-eslint/consistent-type-imports', `import { Shape } from './shape.ts';\nexport let s: Shape;`],
    ['@typescript-eslint/no-floating-promises', 'Promise.resolve(1);'],
    ['@typescript-eslint/no-non-null-assertion', 'export const x = [1][0]!;'],
    ['eqeqeq', 'export const same = (a: number, b: number): boolean => a == b;'],
  ])('%s catches %s', async (rule, text) => {
    expect(await brokenRules('src/geo/ellipsoid.ts', text)).toContain(rule);
  });

  it.each(['it.skip("x", f);', 'describe.only("x", f);', 'it.todo("x");', 'it.only.each([1])("x", f);'])(
    'no-restricted-syntax catches a test that does not run: %s',
    async (text) => {
      expect(await brokenRules('test/arch/layers.test.ts', text)).toContain('no-restricted-syntax');
    },
  );

  it('let the command line print, and a clean text pass', async () => {
    expect(await brokenRules('test/support/run-all.ts', 'console.log(1);')).toEqual([]);
    expect(await brokenRules('src/geo/ellipsoid.ts', 'export const x = 1;\n')).toEqual([]);
  });
});
