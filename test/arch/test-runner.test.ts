import { describe, expect, it } from 'vitest';
import { findComponentProblems } from '../support/component-check.ts';
import type { VitestReport } from '../support/tally.ts';
import { addTallies, tallyVitest } from '../support/tally.ts';

type FileResult = VitestReport['testResults'][number];

function fileResult(folder: string, statuses: readonly string[], status = 'passed'): FileResult {
  const assertionResults = statuses.map((one) => ({ status: one, fullName: one }));
  return { name: `/repo/test/${folder}/x.test.ts`, status, message: '', assertionResults };
}

function vitestReport(...testResults: FileResult[]): VitestReport {
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  return { success: true, numPassedTests: count('passed'), numFailedTests: count('failed'), testResults };
}

describe('the total of a test run', () => {
  it('counts passed and failed tests', () => {
    const run = vitestReport(
      fileResult('unit', ['passed', 'failed', 'passed'], 'failed'),
      fileResult('arch', ['passed']),
    );
    expect(tallyVitest(run, 1, ['unit', 'arch'])).toMatchObject({ passed: 3, failed: 1 });
  });

  it('names each failed test with its file and reason', () => {
    const failed = { status: 'failed', fullName: 'adds up', failureMessages: ['Error: 2 is not 3\n  at x.ts:1'] };
    const run = vitestReport({ ...fileResult('unit', [], 'failed'), assertionResults: [failed] });
    expect(tallyVitest(run, 1, ['unit']).complaints).toEqual(['test/unit/x.test.ts: adds up: Error: 2 is not 3']);
  });

  it.each([
    ['no report', null, 1],
    [
      'a file that could not be loaded',
      vitestReport(fileResult('unit', ['passed']), fileResult('unit', [], 'failed')),
      1,
    ],
    ['a suite without a test', vitestReport(fileResult('golden', ['passed'])), 0],
    ['a suite whose tests were all left out', vitestReport(fileResult('unit', ['skipped'])), 0],
    ['an unhandled error after the tests', vitestReport(fileResult('unit', ['passed'])), 1],
  ])('counts %s as a failure', (_, run, exitCode) => {
    expect(tallyVitest(run, exitCode, ['unit']).failed).toBe(1);
  });

  it('adds up', () => {
    const one = { passed: 2, failed: 1, complaints: ['x'] };
    expect(addTallies([one, one])).toEqual({ passed: 4, failed: 2, complaints: ['x', 'x'] });
  });
});

describe('the component check', () => {
  const line = (type: string, filename: string): string =>
    `1 ${JSON.stringify({ type, filename, start: { line: 4 }, message: 'bad' })}`;
  const canary = [
    line('ERROR', '.cache/svelte-check/Canary.svelte'),
    line('WARNING', '.cache/svelte-check/Canary.svelte'),
  ];

  it('is content when only the canary is bad', () => {
    expect(findComponentProblems(canary.join('\n'))).toEqual([]);
  });

  it('reports a warning elsewhere, with its line', () => {
    const report = [...canary, line('WARNING', 'src/ui/Board.svelte')].join('\n');
    expect(findComponentProblems(report)).toEqual(['src/ui/Board.svelte:5 WARNING bad']);
  });

  it.each([
    ['nothing', '1 START "/repo"\n1 COMPLETED 0 FILES'],
    ['only the error', canary[0] ?? ''],
  ])('does not trust a run that found %s', (_, report) => {
    expect(findComponentProblems(report)).not.toEqual([]);
  });
});
