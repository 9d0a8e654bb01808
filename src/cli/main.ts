import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { createNodePorts } from './node-ports.ts';

type Command = (words: readonly string[], ports: CommandPorts) => Promise<CommandOutcome>;

/** Loaded when called: nobody waits for what another command needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  area: async () => (await import('./area-command.ts')).runArea,
  base: async () => (await import('./base-command.ts')).runBase,
  check: async () => (await import('./check-command.ts')).runCheck,
  convert: async () => (await import('./convert-command.ts')).runConvert,
  evaluate: async () => (await import('./evaluate-command.ts')).runEvaluate,
  ledger: async () => (await import('./ledger-command.ts')).runLedger,
  overlay: async () => (await import('./overlay-command.ts')).runOverlay,
  report: async () => (await import('./report-command.ts')).runReport,
  sheet: async () => (await import('./sheet-command.ts')).runSheet,
  targets: async () => (await import('./targets-command.ts')).runTargets,
};

const USAGE = `tantu evaluate PLAN [--scenario ID] [--year Y] [--format json|table|csv] [--strict]
tantu check PLAN [--scenario ID] [--year Y] [--format json|table|csv]
tantu ledger PLAN -o FILE [--scenario ID] [--year Y] [--format xlsx|csv|gpkg] [--language zh|en]
tantu area FILE [--json]
tantu overlay A B [--by FIELD] [--workers N] [--json]
tantu convert IN OUT [--to-crs EPSG:n] [--from-crs EPSG:n|gcj02|bd09] [--encoding gbk] [--layer NAME]
tantu base FILE … --classes SYSTEM --fields class=FIELD[,…] -o BASE [--json]
tantu report PLAN -o FILE.pdf|docx|xlsx [--scenario ID] [--year Y] [--audience planner|forestry|leader] [--language zh|en]
tantu sheet PLAN -o FILE.pdf [--scenario ID] [--year Y] [--size A4…A0] [--portrait] [--scale N] [--series one|zones|towns]
tantu targets [SEED] [--json]`;

async function run(): Promise<CommandOutcome> {
  const [name, ...words] = process.argv.slice(2);
  if (name === undefined || name === 'help' || name === '--help') return finishCommand(USAGE);
  const load = COMMANDS[name];
  if (load === undefined) {
    return refuseCommand(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  const command = await load();
  return command(words, createNodePorts());
}

const { exitCode, stdout, stderr } = await run();
process.stderr.write(stderr);
process.stdout.write(stdout);
process.exitCode = exitCode;
