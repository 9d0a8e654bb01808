import type { ToolId } from '../session/desk.ts';

/** Key of each tool, as shown in tooltips. */
export const TOOL_KEYS: Readonly<Record<ToolId, string>> = {
  select: 'V',
  polygon: 'P',
  line: 'L',
  point: 'O',
  vertices: 'E',
  measure: 'M',
};

/** What a key press asks the desk for. */
export type Shortcut =
  | { readonly does: 'tool'; readonly tool: ToolId }
  | { readonly does: 'recent-kind'; readonly position: number }
  | { readonly does: 'undo' | 'redo' | 'delete' | 'escape' | 'save' | 'help' | 'next-region' | 'previous-region' }
  | { readonly does: 'year'; readonly step: 1 | -1 };

/** The parts of a keyboard event that decide. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command of a key press, or null.
 *
 * @param isTyping true when the focus is in a text field: then only Ctrl+S and F6 are ours
 */
export function shortcutOf(press: KeyPress, isTyping: boolean): Shortcut | null {
  if (press.altKey) return null;
  const key = press.key.toLowerCase();
  if (key === 'f6') return { does: press.shiftKey ? 'previous-region' : 'next-region' };
  if (press.ctrlKey || press.metaKey) {
    if (key === 's') return { does: 'save' };
    if (isTyping) return null;
    if (key === 'z') return { does: press.shiftKey ? 'redo' : 'undo' };
    return key === 'y' ? { does: 'redo' } : null;
  }
  if (isTyping) return null;
  return plainShortcut(key);
}

function plainShortcut(key: string): Shortcut | null {
  switch (key) {
    case 'delete':
      return { does: 'delete' };
    case 'escape':
      return { does: 'escape' };
    case '[':
      return { does: 'year', step: -1 };
    case ']':
      return { does: 'year', step: 1 };
    case '?':
    case '？':
      return { does: 'help' };
  }
  if (/^[1-9]$/.test(key)) return { does: 'recent-kind', position: Number(key) - 1 };
  for (const [tool, letter] of Object.entries(TOOL_KEYS) as [ToolId, string][]) {
    if (letter.toLowerCase() === key) return { does: 'tool', tool };
  }
  return null;
}
