/**
 * `npm test`: every check there is, one total. `--slow` adds the slow suites (`npm run test:all`).
 * The last line is `N passed, N failed`; the exit code is 1 when something failed or nothing ran.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { checkComponents } from './component-check.ts';
import { ensureFirefox } from './firefox.ts';
import { ensureLibreOffice } from './libreoffice.ts';
import { ensureOgr } from './ogr2ogr.ts';
import { ROOT, runTool } from './run-command.ts';
import type { CommandResult } from './run-command.ts';
import type { Tally, VitestReport } from './tally.ts';
import { addTallies, tallyVitest } from './tally.ts';

const REPORTS = '.cache/test';
const LINTED = ['src', 'workers', 'data', 'test', 'vite.config.ts'];
const FORMATTED = ['{src,workers,data,test}/**/*.{ts,js,svelte,css,html}', '*.{ts,json}'];
const isSlow = process.argv.includes('--slow');
const environment: Record<string, string> = isSlow ? { TANTU_SLOW: '1' } : {};

async function runCheck(name: string, check: () => Promise<CommandResult>): Promise<Tally> {
  const { exitCode, output, seconds } = await check();
  const ok = exitCode === 0;
  report(name, ok, seconds, ok ? '' : output);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, complaints: [] };
}

async function runVitest(name: string, folders: readonly string[]): Promise<Tally> {
  const file = join(ROOT, REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  const projects = folders.flatMap((folder) => ['--project', folder]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const run = await runTool('vitest', ['run', ...projects, ...reporters], environment);
  const written = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : null;
  const tally = tallyVitest(written, run.exitCode, folders);
  const failed = tally.failed > 0;
  report(`${folders.join(', ')}: ${tally.passed} passed, ${tally.failed} failed`, !failed, run.seconds);
  if (failed) print(withoutPassed(run.output));
  return tally;
}

/** The tools that read the tree, one after the other: together with Vitest they keep two cores busy. */
async function runStaticChecks(): Promise<Tally[]> {
  return [
    await runCheck('types', () => runTool('tsc', ['-p', 'tsconfig.json'])),
    await runCheck('lint', () =>
      runTool('eslint', ['--config', 'test/lint/eslint.config.js', '--max-warnings=0', ...LINTED]),
    ),
    await runCheck('format', () => runTool('prettier', ['--check', '--log-level', 'warn', ...FORMATTED])),
    await runCheck('components', checkComponents),
    await runCheck('unused code and packages', () => runTool('knip', [])),
  ];
}

async function runBrowserTests(): Promise<Tally> {
  try {
    environment['CHROMIUM_PATH'] = findChromium(print);
  } catch (error) {
    report('browser', false, 0, error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, complaints: [] };
  }
  return runVitest('browser', ['browser']);
}

/** Programs of the machine, before suites that run side by side ask for them: Debian installs one after the other only. */
function ensurePrograms(): void {
  for (const ensure of isSlow ? [ensureOgr, ensureLibreOffice, ensureFirefox] : [ensureOgr]) {
    try {
      ensure(print);
    } catch (error) {
      // The tests that need it fail and say so again; all others run.
      print(error instanceof Error ? error.message : String(error));
    }
  }
}

function report(name: string, ok: boolean, seconds: number, details = ''): void {
  print(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
  if (details !== '') print(details);
}

/** What a Vitest run printed, without a line for every test that passed. */
function withoutPassed(output: string): string {
  return output.replaceAll(/^ *✓.*\n/gmu, '');
}

function print(text: string): void {
  process.stdout.write(`${text.trimEnd()}\n`);
}

mkdirSync(join(ROOT, REPORTS), { recursive: true });
ensurePrograms();
const [checks, engine] = await Promise.all([
  runStaticChecks(),
  runVitest('engine', ['arch', 'unit', 'property', 'golden']),
]);
const total = addTallies([...checks, engine, await runBrowserTests()]);
// Once more at the end, where they are found.
for (const complaint of total.complaints) print(`FAIL ${complaint}`);
print(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
