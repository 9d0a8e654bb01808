import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { convertDocument, ensureLibreOffice } from '../support/libreoffice.ts';
import { runTool } from '../support/run-command.ts';
import { readPdf } from '../support/pdf-content.ts';

beforeAll(() => ensureLibreOffice((line) => process.stderr.write(`${line}\n`)), 900_000);

it('Writer opens the DOCX of a report with its headings, its tables and every figure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tantu-writer-'));
  try {
    const plan = new URL('../../seeds/jizhou/plan.json', import.meta.url);
    const file = join(folder, 'report.docx');
    const { exitCode } = await runTool('tsx', [
      'src/cli/main.ts',
      'report',
      plan.pathname,
      '-o',
      file,
      '--audience',
      'leader',
    ]);
    expect(exitCode).toBe(0);
    const pages = await readPdf(convertDocument(file, 'pdf', folder));
    const text = pages.flatMap(({ texts }) => texts).join('');
    for (const heading of ['概况', '目标落实', '碳储量与碳汇', '冲突与豁免', '说明']) expect(text).toContain(heading);
    expect(text).toContain('30.41');
    // The map and the course of the stock, drawn as pictures that are not empty.
    expect(pages.reduce((sum, { pictures }) => sum + pictures, 0)).toBe(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);
