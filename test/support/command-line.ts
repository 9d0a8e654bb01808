import { runTool } from './run-command.ts';

/** What `tantu evaluate` says of a plan file, as far as the browser tests compare it with the page. */
interface CommandLineAnswer {
  readonly measures: readonly { readonly indicator: string; readonly value: number }[];
  readonly balance: { readonly relativeError: number };
}

/** Runs `tantu evaluate` on a file, as somebody would who was mailed it. */
export async function evaluateByCommandLine(
  file: string,
): Promise<{ readonly cover: string; readonly relativeError: number }> {
  const { output, exitCode } = await runTool('tsx', ['src/cli/main.ts', 'evaluate', file]);
  if (exitCode !== 0) throw new Error(output);
  const { measures, balance } = JSON.parse(output.slice(output.indexOf('{'))) as CommandLineAnswer;
  const cover = measures.find((row) => row.indicator === 'forest.cover')?.value;
  return { cover: String(cover), relativeError: balance.relativeError };
}
