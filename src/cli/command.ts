/** What a command did: the exit code and the two streams. 0 done, 1 the answer is no, 2 unusable input or arguments. */
export interface CommandOutcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** A refusal: one line that says what is wrong and what to do. */
export function refuseCommand(line: string): CommandOutcome {
  return { exitCode: 2, stdout: '', stderr: `${line}\n` };
}

/** Done, with a result for standard output. */
export function finishCommand(stdout: string, stderr = ''): CommandOutcome {
  return { exitCode: 0, stdout: stdout.endsWith('\n') ? stdout : `${stdout}\n`, stderr };
}
