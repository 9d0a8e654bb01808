import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { runTool } from '../support/run-command.ts';
import { readPdf } from '../support/pdf-content.ts';

const hasWriter =
  spawnSync('soffice', ['--headless', '--version']).status === 0 && spawnSync('lowriter', ['--version']).status === 0;

// Slow where the machine is: two programs are started, neither of them ours.
it.runIf(hasWriter)(
  'Writer opens the DOCX of a report with its headings, its tables and every figure (only where LibreOffice Writer is installed)',
  async () => {
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
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const opened = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
        timeout: 120_000,
      });
      expect(opened.status).toBe(0);
      const pages = await readPdf(new Uint8Array(readFileSync(join(folder, 'report.pdf'))));
      const text = pages.flatMap(({ texts }) => texts).join('');
      for (const heading of ['概况', '目标落实', '碳储量与碳汇', '冲突与豁免', '说明']) expect(text).toContain(heading);
      expect(text).toContain('30.41');
      // The map and the course of the stock, drawn as pictures that are not empty.
      expect(pages.reduce((sum, { pictures }) => sum + pictures, 0)).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  240_000,
);
