import type { MessageKey } from '../../i18n/messages.ts';
import { COMMAND_GROUPS, type Command, type CommandGroup } from './command.ts';
import { printChord } from './key-chord.ts';

/** A line of the sheet of shortcuts. */
interface SheetRow {
  readonly title: MessageKey;
  readonly keys: readonly string[];
}

/** Lines of one group. */
export interface SheetGroup {
  readonly group: CommandGroup;
  readonly rows: readonly SheetRow[];
}

/** The sheet, from the registry: commands of one title, such as those of the digits, share a line from the first to the last. */
export function sheetRows(commands: readonly Command[]): readonly SheetGroup[] {
  return COMMAND_GROUPS.flatMap((group) => {
    const chords = new Map<MessageKey, string[][]>();
    for (const one of commands) {
      if (one.group !== group || one.shortcuts.length === 0) continue;
      chords.set(one.title, [...(chords.get(one.title) ?? []), one.shortcuts.map(printChord)]);
    }
    const rows = [...chords].map(([title, all]) => ({ title, keys: keysOf(all) }));
    return rows.length === 0 ? [] : [{ group, rows }];
  });
}

function keysOf(all: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = all;
  const last = all.at(-1)?.[0] ?? '';
  return all.length === 1 ? first : [`${first[0] ?? ''}–${last}`];
}
