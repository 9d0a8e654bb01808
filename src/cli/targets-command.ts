import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';

/** `tantu targets [SEED] [--json]`: the targets a seed brings, of all seeds without an argument. */
export async function runTargets(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, { values: [], flags: ['json'] });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const [seed, ...others] = parsed.value.positions;
  if (others.length > 0) return refuseCommand(`targets takes one seed at most: ${ports.seedIds.join(', ')}.`);
  if (seed !== undefined && !ports.seedIds.includes(seed)) {
    return refuseCommand(`There is no seed "${seed}". Seeds: ${ports.seedIds.join(', ')}.`);
  }
  const ids = seed === undefined ? ports.seedIds : [seed];
  const lists = await Promise.all(ids.map((id) => ports.readTargets(id)));
  return finishCommand(JSON.stringify(lists.flat(), null, 2));
}
