import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, where every check runs. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a command left behind. */
export interface CommandResult {
  readonly exitCode: number;
  /** Standard output and standard error, interleaved as they came. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a tool of `node_modules/.bin` at the root to its end; a tool that cannot start is a result, not an exception. */
export async function runTool(
  tool: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const started = process.hrtime.bigint();
  const seconds = (): number => Number(process.hrtime.bigint() - started) / 1e9;
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (part: Buffer): void => void (output += part.toString('utf8'));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      resolve({ exitCode: 127, output: `${output}${error.message}\n`, seconds: seconds() });
    });
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output, seconds: seconds() });
    });
  });
}
