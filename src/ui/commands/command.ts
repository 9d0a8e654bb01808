import type { MessageKey } from '../../i18n/messages.ts';
import type { DeskState } from '../desk-state.svelte.ts';

/** Parts of the registry, in the order in which menus and the sheet of shortcuts show them. */
export const COMMAND_GROUPS = ['tools', 'edit', 'shape', 'arrange', 'view', 'plan', 'help'] as const;

/** Where a command belongs; message keys `command-group.<group>`. */
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * Something the desk can be told to do. Menus, rail, palette, sheet of shortcuts and key handling are made from this alone.
 */
export interface Command {
  readonly id: string;
  readonly title: MessageKey;
  readonly group: CommandGroup;
  /** Keys as `Ctrl+Shift+Z`, see `key-chord.ts`; the first is the one shown. Ctrl stands for the command key of a Mac, too. */
  readonly shortcuts: readonly string[];
  /** Whether it changes the plan: a window too narrow for drawing does not do it. */
  readonly edits: boolean;
  /** Whether its keys are taken from a text field, too. */
  readonly evenTyping: boolean;
  /** Why it cannot be done now, or null. */
  unavailable(view: DeskState): MessageKey | null;
  run(view: DeskState): void;
}

/** What a command must say of itself; the rest has a usual value. */
type CommandParts = Pick<Command, 'id' | 'title' | 'group' | 'run'> & Partial<Command>;

/** Completes a command: no keys, always there, changes nothing, leaves keys to text fields. */
export function command(parts: CommandParts): Command {
  return { shortcuts: [], edits: false, evenTyping: false, unavailable: () => null, ...parts };
}

/** Why a command cannot be done now, or null; the same answer for menu, rail, palette and keys. */
export function reasonOff(one: Command, view: DeskState): MessageKey | null {
  if (view.isViewer && (one.edits || one.group === 'plan')) return 'command.off.viewer';
  if (one.edits && view.readOnly) return 'command.off.narrow';
  return one.unavailable(view);
}
