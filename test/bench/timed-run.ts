import { spawn } from 'node:child_process';

/** What a program needed and said. */
export interface TimedRun {
  readonly elapsedMs: number;
  readonly output: string;
}

/** Runs a program of Node.js from start to end, as a user would. Rejects when it fails. */
export function timedRun(words: readonly string[]): Promise<TimedRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let problem = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (problem += text.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      const elapsedMs = performance.now() - started;
      if (code === 0) resolve({ elapsedMs, output });
      else reject(new Error(`${words.join(' ')} ended with ${String(code)}: ${problem}`));
    });
  });
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Where a share of the figures is not above, e.g. 0.95. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
