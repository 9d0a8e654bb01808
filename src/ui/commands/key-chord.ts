/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Full-width marks that a Chinese keyboard sends for the keys in question. */
const HALF_WIDTH: Readonly<Record<string, string>> = { '？': '?', '【': '[', '】': ']', '「': '[', '」': ']' };

/**
 * The keys pressed, written as in the registry: `P`, `Ctrl+Shift+Z`, `Shift+F6`, `?`. Shift counts with letters and named keys;
 * with marks it is part of the mark, but beside Ctrl, where brackets go by their place on the keyboard. Null with Alt, which
 * belongs to the browser and to AltGr.
 */
export function chordOf(press: KeyPress): string | null {
  if (press.altKey) return null;
  const hasControl = press.ctrlKey || press.metaKey;
  const key = keyName(press, hasControl);
  const hasShift = press.shiftKey && (hasControl || key.length > 1 || /^[A-Z]$/.test(key));
  return `${hasControl ? 'Ctrl+' : ''}${hasShift ? 'Shift+' : ''}${key}`;
}

function keyName({ key, code = '' }: KeyPress, hasControl: boolean): string {
  if (hasControl && code === 'BracketLeft') return '[';
  if (hasControl && code === 'BracketRight') return ']';
  // While a Chinese input method waits for letters the browser names the key `Process`; its place still tells which it is.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (key === 'Process' && letter !== undefined) return letter;
  if (key.length > 1) return key;
  return HALF_WIDTH[key] ?? key.toUpperCase();
}

/** Keys as they are printed: `Ctrl Shift Z`. */
export function printChord(chord: string): string {
  return chord.replaceAll('+', ' ').replace('Escape', 'Esc');
}

/** Keys as `aria-keyshortcuts` wants them: `Control+Shift+Z`. */
export function spokenChord(chord: string): string {
  return chord.replace('Ctrl', 'Control');
}
