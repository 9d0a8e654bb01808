import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './run-command.ts';
import type { CommandResult } from './run-command.ts';

const FOLDER = '.cache/svelte-check';
const CANARY = `${FOLDER}/Canary.svelte`;

/** One type error and one warning that svelte-check must find. */
const BAD_COMPONENT = `<script lang="ts">
  const count: number = 'not a number';
</script>

<img src="x.png" />
<p>{count}</p>
`;

/** One line of svelte-check's `machine-verbose` output. */
interface Diagnostic {
  readonly type: 'ERROR' | 'WARNING';
  readonly filename: string;
  readonly start: { readonly line: number };
  readonly message: string;
}

/**
 * Runs svelte-check over the tree together with one bad component. svelte-check has been seen to find nothing at all
 * when the program holds large generated files; a run that does not find the canary's two faults is a failed run.
 */
export async function checkComponents(): Promise<CommandResult> {
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  writeFileSync(join(ROOT, CANARY), BAD_COMPONENT);
  const include = ['src', 'workers', 'data', 'test', 'vite.config.ts'].map((path) => `../../${path}`);
  const configuration = { extends: '../../tsconfig.json', include, files: ['Canary.svelte'] };
  writeFileSync(join(ROOT, FOLDER, 'tsconfig.json'), JSON.stringify(configuration));
  const run = await runTool('svelte-check', [
    ...['--tsconfig', `${FOLDER}/tsconfig.json`],
    ...['--fail-on-warnings', '--output', 'machine-verbose'],
  ]);
  const problems = findComponentProblems(run.output);
  return { exitCode: problems.length === 0 ? 0 : 1, output: problems.join('\n'), seconds: run.seconds };
}

/** What a `machine-verbose` report holds against the tree: every diagnostic outside the canary, or a missed canary. */
export function findComponentProblems(report: string): string[] {
  const diagnostics = [...report.matchAll(/^\d+ (\{.*\})$/gm)].map((line) => JSON.parse(line[1] ?? '') as Diagnostic);
  const inCanary = diagnostics.filter(({ filename }) => filename === CANARY);
  const missed = (['ERROR', 'WARNING'] as const).filter((type) => !inCanary.some((one) => one.type === type));
  return [
    ...missed.map((type) => `svelte-check missed the ${type} of the canary component: it checks nothing.\n${report}`),
    ...diagnostics
      .filter((one) => !inCanary.includes(one))
      .map(({ type, filename, start, message }) => `${filename}:${start.line + 1} ${type} ${message}`),
  ];
}
