import { describe, expect, it } from 'vitest';
import { chordOf, type KeyPress, printChord, spokenChord } from '../../../src/ui/commands/key-chord.ts';

const press = (key: string, more: Partial<KeyPress> = {}): string | null =>
  chordOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

describe('chordOf', () => {
  it('names letters in capitals, whatever the case, and takes the command key for Ctrl', () => {
    expect(press('p')).toBe('P');
    expect(press('P')).toBe('P');
    expect(press('z', { metaKey: true })).toBe('Ctrl+Z');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
  });

  it('counts Shift with letters and named keys, not with marks that need it', () => {
    expect(press('V', { shiftKey: true })).toBe('Shift+V');
    expect(press('F6', { shiftKey: true })).toBe('Shift+F6');
    expect(press('?', { shiftKey: true })).toBe('?');
  });

  it('understands a Chinese keyboard: full-width marks, and letters that an input method waits for', () => {
    expect(press('？', { shiftKey: true })).toBe('?');
    expect(press('【')).toBe('[');
    expect(press('Process', { code: 'KeyV' })).toBe('V');
  });

  it('takes brackets beside Ctrl by their place, because Shift makes other marks of them', () => {
    expect(press(']', { ctrlKey: true, code: 'BracketRight' })).toBe('Ctrl+]');
    expect(press('{', { ctrlKey: true, shiftKey: true, code: 'BracketLeft' })).toBe('Ctrl+Shift+[');
  });

  it('leaves Alt to the browser', () => {
    expect(press('p', { altKey: true })).toBeNull();
  });

  it('is printed and spoken in the usual ways', () => {
    expect(printChord('Ctrl+Shift+Z')).toBe('Ctrl Shift Z');
    expect(spokenChord('Ctrl+Shift+Z')).toBe('Control+Shift+Z');
  });
});
