import { describe, expect, it } from 'vitest';
import type { KeyPress, Shortcut } from '../../../src/ui/shortcuts.ts';
import { shortcutOf } from '../../../src/ui/shortcuts.ts';

function press(key: string, modifiers: Partial<KeyPress> = {}, isTyping = false): Shortcut | null {
  return shortcutOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers }, isTyping);
}

describe('shortcutOf', () => {
  it('arms tools by their letters, whatever the case', () => {
    expect(press('p')).toEqual({ does: 'tool', tool: 'polygon' });
    expect(press('V')).toEqual({ does: 'tool', tool: 'select' });
    expect(press('e')).toEqual({ does: 'tool', tool: 'vertices' });
  });

  it('takes both ways to redo', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ does: 'undo' });
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ does: 'redo' });
    expect(press('y', { metaKey: true })).toEqual({ does: 'redo' });
  });

  it('steps years, counts recent kinds, opens help with either question mark', () => {
    expect(press('[')).toEqual({ does: 'year', step: -1 });
    expect(press('3')).toEqual({ does: 'recent-kind', position: 2 });
    expect(press('0')).toBeNull();
    expect(press('？', { shiftKey: true })).toEqual({ does: 'help' });
  });

  it('leaves keys to a text field, but saving and moving between regions', () => {
    expect(press('p', {}, true)).toBeNull();
    expect(press('Delete', {}, true)).toBeNull();
    expect(press('z', { ctrlKey: true }, true)).toBeNull();
    expect(press('s', { ctrlKey: true }, true)).toEqual({ does: 'save' });
    expect(press('F6', { shiftKey: true }, true)).toEqual({ does: 'previous-region' });
  });

  it('leaves other combinations to the browser', () => {
    expect(press('p', { altKey: true })).toBeNull();
    expect(press('p', { ctrlKey: true })).toBeNull();
  });
});
