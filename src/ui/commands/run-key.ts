import type { DeskState } from '../desk-state.svelte.ts';
import { reasonOff } from './command.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { chordOf, type KeyPress } from './key-chord.ts';

const BY_CHORD: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((one) => one.shortcuts.map((chord) => [chord, one] as const)),
);

/** Keys that are left to the browser while text on the page is marked. */
const TEXT_CHORDS: ReadonlySet<string> = new Set(['Ctrl+C', 'Ctrl+X']);

/** Where the focus is while a key is pressed. */
export interface KeyFocus {
  /** In a text field. */
  readonly isTyping: boolean;
  /** Text outside of fields is marked. */
  readonly hasMarkedText: boolean;
}

/** The command of a key press, or null. */
export function commandOfKey(press: KeyPress, focus: KeyFocus): Command | null {
  const chord = chordOf(press);
  if (chord === null || (focus.hasMarkedText && TEXT_CHORDS.has(chord))) return null;
  const found = BY_CHORD.get(chord) ?? null;
  return focus.isTyping && found?.evenTyping !== true ? null : found;
}

/**
 * Carries out the command of a key press. Returns whether the key is used up: also when the command cannot be done now, because
 * then the reason is said, and the browser must not do something else with `Ctrl+D`.
 *
 * @param refuse gets the reason
 */
export function runKey(
  view: DeskState,
  press: KeyPress,
  focus: KeyFocus,
  refuse: (command: Command, reason: NonNullable<ReturnType<typeof reasonOff>>) => void,
): boolean {
  const found = commandOfKey(press, focus);
  if (found === null) return false;
  const reason = reasonOff(found, view);
  if (reason === null) found.run(view);
  // A bare key that has nothing to do now, such as Delete or Esc, is nobody's business.
  else if (reason !== 'command.off.nothing') refuse(found, reason);
  else return false;
  return true;
}
