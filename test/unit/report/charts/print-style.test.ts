import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chartStyleOf } from '../../../../src/report/charts/chart-style.ts';
import { printChartStyle } from '../../../../src/report/charts/print-style.ts';

it('prints charts in the light theme of the page, on white paper', () => {
  const sheet = readFileSync(new URL('../../../../src/ui/tokens.css', import.meta.url), 'utf8');
  const light = sheet.slice(0, sheet.indexOf("[data-theme='dark']"));
  const colourOf = (token: string): string =>
    new RegExp(`--${token}: (#[0-9a-f]{6});`).exec(light)?.[1] ?? `no ${token}`;
  const page = chartStyleOf({ colourOf, font: 'x', scale: 2 });
  expect(printChartStyle('x', 2)).toEqual({ ...page, paper: '#ffffff', paperFloat: '#ffffff' });
});
