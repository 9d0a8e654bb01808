import { runArea } from './area-command.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { runEvaluate } from './evaluate-command.ts';
import { createNodePorts } from './node-ports.ts';
import { runTargets } from './targets-command.ts';

type Command = (words: readonly string[], ports: CommandPorts) => Promise<CommandOutcome>;

const COMMANDS: Readonly<Record<string, Command>> = {
  area: runArea,
  evaluate: runEvaluate,
  targets: runTargets,
};

const USAGE = `tantu evaluate PLAN [--scenario ID] [--year Y] [--format json|table|csv] [--strict]
tantu area FILE [--json]
tantu targets [SEED] [--json]`;

async function run(): Promise<CommandOutcome> {
  const [name, ...words] = process.argv.slice(2);
  if (name === undefined || name === 'help' || name === '--help') return finishCommand(USAGE);
  const command = COMMANDS[name];
  if (command === undefined) {
    return refuseCommand(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  return command(words, createNodePorts());
}

const { exitCode, stdout, stderr } = await run();
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = exitCode;
