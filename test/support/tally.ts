/** How many checks or tests passed and failed, and what to show of the failed ones. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly complaints: readonly string[];
}

/** The part of Vitest's JSON report that is read. */
export interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/**
 * Counts a Vitest run. A file that could not be loaded, a suite folder without a single passed or failed test and a run
 * that ended badly for another reason (an unhandled error) each count as one failure.
 *
 * @param report null when Vitest wrote none
 * @param folders the folders of `test/` that the run was asked for
 */
export function tallyVitest(report: VitestReport | null, exitCode: number, folders: readonly string[]): Tally {
  if (report === null) return { passed: 0, failed: 1, complaints: ['Vitest wrote no report.'] };
  const ran = (folder: string): boolean =>
    report.testResults.some(
      ({ name, assertionResults }) =>
        name.includes(`/test/${folder}/`) && assertionResults.some(({ status }) => /passed|failed/.test(status)),
    );
  const complaints = [
    ...report.testResults
      .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every(isNotFailed))
      .map(({ name, message }) => `${name} could not be run: ${message}`),
    ...folders.filter((folder) => !ran(folder)).map((folder) => `test/${folder} ran no test.`),
  ];
  if (exitCode !== 0 && report.numFailedTests + complaints.length === 0) complaints.push('Vitest ended with an error.');
  const failed = report.numFailedTests + complaints.length;
  return { passed: report.numPassedTests, failed, complaints: [...complaints, ...failedTests(report)] };
}

/** Each failed test with its file and the first line of what it complained about. */
function failedTests({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => {
        const [reason = 'no reason given'] = failureMessages?.[0]?.split('\n') ?? [];
        return `${name.replace(/^.*\/test\//u, 'test/')}: ${fullName}: ${reason}`;
      }),
  );
}

function isNotFailed({ status }: { readonly status: string }): boolean {
  return status !== 'failed';
}

/** Adds up tallies. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    complaints: tallies.flatMap(({ complaints }) => complaints),
  };
}
