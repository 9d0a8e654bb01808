import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEvaluate } from '../../src/cli/evaluate-command.ts';
import { createNodePorts } from '../../src/cli/node-ports.ts';
import { runReport } from '../../src/cli/report-command.ts';
import { runSheet } from '../../src/cli/sheet-command.ts';
import type { Measure } from '../../src/evaluate/measure.ts';
import { readPdf } from '../support/pdf-content.ts';
import { numbersToCompare, shownNumbers } from '../support/shown-numbers.ts';

// The same number everywhere: what `tantu evaluate` says is what stands in report, workbook and sheet.
const PLAN = new URL('../../seeds/jizhou/plan.json', import.meta.url).pathname;
const ports = createNodePorts();
let folder = '';
let measures: readonly Measure[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tantu-numbers-'));
  const { stdout } = await runEvaluate([PLAN], ports);
  measures = (JSON.parse(stdout) as { measures: readonly Measure[] }).measures;
});
afterAll(() => rm(folder, { recursive: true }));

/** Text without spaces: lines of a table break where they must. */
async function printed(file: string): Promise<string> {
  const pages = await readPdf(new Uint8Array(await readFile(join(folder, file))));
  return pages
    .flatMap(({ texts }) => texts)
    .join('')
    .replaceAll(/\s/gu, '');
}

describe('the numbers of 20 indicators', () => {
  it('are those of the command line in the report', async () => {
    const { exitCode, stderr } = await runReport([PLAN, '-o', join(folder, 'r.pdf')], ports);
    expect(exitCode, stderr).toBe(0);
    const text = await printed('r.pdf');
    const shown = shownNumbers(numbersToCompare(measures), 'zh');
    expect(shown.length).toBeGreaterThanOrEqual(20);
    for (const { indicator, words } of shown) expect(text, indicator).toContain(words);
  });

  it('are those of the command line in the workbook, to the last digit', async () => {
    await runReport([PLAN, '-o', join(folder, 'r.xlsx')], ports);
    const bytes = new Blob([new Uint8Array(await readFile(join(folder, 'r.xlsx')))]);
    const rows = await readSheet(bytes, '全部指标行');
    for (const { indicator, zone, value } of numbersToCompare(measures)) {
      const row = rows.find(
        (cells) => cells[1] === indicator && cells[2] === zone && cells[3] === null && cells[4] !== null,
      );
      expect(row?.[4], indicator).toBe(value);
    }
  });

  it('are those of the command line on the sheet, as far as it has them', async () => {
    await runSheet([PLAN, '-o', join(folder, 's.pdf'), '--size', 'A0'], ports);
    const text = await printed('s.pdf');
    for (const { indicator, number } of shownNumbers(numbersToCompare(measures), 'zh')) {
      if (['forest.cover', 'renewable.capacity', 'renewable.generation'].includes(indicator)) {
        expect(text, indicator).toContain(number);
      }
    }
  });
});
