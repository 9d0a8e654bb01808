import { arrangeCommands } from './arrange-commands.ts';
import type { Command } from './command.ts';
import { compareCommands } from './compare-commands.ts';
import { editCommands } from './edit-commands.ts';
import { eligibleCommands } from './eligible-commands.ts';
import { helpCommands } from './help-commands.ts';
import { planCommands } from './plan-commands.ts';
import { presentCommands } from './present-commands.ts';
import { schemeCommands } from './scheme-commands.ts';
import { shapeCommands } from './shape-commands.ts';
import { sitingCommands } from './siting-commands.ts';
import { toolCommands } from './tool-commands.ts';
import { viewCommands } from './view-commands.ts';

/** Everything the desk can be told to do, in the order of menus and sheet. */
export const COMMANDS: readonly Command[] = [
  ...toolCommands,
  ...editCommands,
  ...shapeCommands,
  ...sitingCommands,
  ...arrangeCommands,
  ...viewCommands,
  ...eligibleCommands,
  ...compareCommands,
  ...presentCommands,
  ...planCommands,
  ...schemeCommands,
  ...helpCommands,
];

const BY_ID: ReadonlyMap<string, Command> = new Map(COMMANDS.map((one) => [one.id, one]));

/** The command of an id; asking for one that does not exist is a bug. */
export function commandOf(id: string): Command {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
}
