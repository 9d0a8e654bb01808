import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PRINT_COLOURS } from '../../../../src/report/sheet/print-palette.ts';
import { PRODUCT_VERSION } from '../../../../src/report/product-version.ts';

it('prints the light colours of the screen', () => {
  const css = readFileSync(new URL('../../../../src/ui/tokens.css', import.meta.url), 'utf8');
  const light = css.slice(0, css.indexOf("[data-theme='dark']"));
  const tokens = new Map([...light.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map(([, name, value]) => [name, value]));
  expect(Object.keys(PRINT_COLOURS).length).toBeGreaterThan(40);
  for (const [name, colour] of Object.entries(PRINT_COLOURS)) expect(tokens.get(name), name).toBe(colour);
});

it('names the version of the package', () => {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
  expect((JSON.parse(text) as { version: string }).version).toBe(PRODUCT_VERSION);
});
