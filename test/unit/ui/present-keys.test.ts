import { describe, expect, it } from 'vitest';
import { presentAction } from '../../../src/ui/present/present-keys.ts';

const SHOWING = { isBlank: false, isDrawing: false, hasSketch: false };
const DRAWING = { isBlank: false, isDrawing: true, hasSketch: false };

function press(key: string, mode = SHOWING, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) {
  return presentAction({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, mode);
}

describe('keys of a presentation', () => {
  it('turns chapters by arrows and by the keys of remote controls', () => {
    expect(['ArrowRight', 'PageDown'].map((key) => press(key)?.act)).toEqual(['next', 'next']);
    expect(['ArrowLeft', 'PageUp'].map((key) => press(key)?.act)).toEqual(['previous', 'previous']);
    expect(['Home', 'End'].map((key) => press(key)?.act)).toEqual(['first', 'last']);
  });

  it('changes years, schemes, and the rest by one key', () => {
    const keys = ['ArrowUp', 'ArrowDown', ' ', 'd', 'B', '.', 'r', 'n', 'p', 'Escape'];
    expect(keys.map((key) => press(key)?.act)).toEqual([
      'later',
      'earlier',
      'scheme',
      'draw',
      'blank',
      'blank',
      'revert',
      'notes',
      'play',
      'leave',
    ]);
  });

  it('shows the chapter again as it is written, and takes the full screen that a second window has ended', () => {
    expect(['Backspace', 'f'].map((key) => press(key)?.act)).toEqual(['again', 'full-screen']);
  });

  it('moves a text that is longer than the screen', () => {
    const held = { shiftKey: true };
    expect(['ArrowDown', 'ArrowUp'].map((key) => press(key, SHOWING, held)?.act)).toEqual(['read-on', 'read-back']);
    expect(press('ArrowDown', DRAWING, held)).toBeNull();
  });

  it('goes to a chapter by its number, 0 is the tenth', () => {
    expect(press('1')).toEqual({ act: 'goTo', place: 0 });
    expect(press('9')).toEqual({ act: 'goTo', place: 8 });
    expect(press('0')).toEqual({ act: 'goTo', place: 9 });
  });

  it('leaves arrows, Space, Enter and Backspace to the map while drawing; digits are kinds', () => {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', ' ', 'Enter', 'Backspace', '.', ',', '+']) {
      expect(press(key, DRAWING)).toBeNull();
    }
    expect(press('2', DRAWING)).toEqual({ act: 'kind', place: 1 });
    expect(['d', 'v', 'e', 'r', 'PageDown'].map((key) => press(key, DRAWING)?.act)).toEqual([
      'draw',
      'select',
      'vertices',
      'revert',
      'next',
    ]);
  });

  it('lets Esc give up a shape first, then drawing, then the presentation', () => {
    expect(press('Escape', { ...DRAWING, hasSketch: true })).toBeNull();
    expect(press('Escape', DRAWING)).toEqual({ act: 'draw' });
    expect(press('Escape')).toEqual({ act: 'leave' });
    expect(press('Escape', { ...SHOWING, isBlank: true })).toEqual({ act: 'blank' });
  });

  it('takes steps back as the desk does, and knows keys of a Chinese keyboard that waits for letters', () => {
    expect(press('z', SHOWING, { ctrlKey: true })?.act).toBe('undo');
    expect(press('z', DRAWING, { ctrlKey: true, shiftKey: true })?.act).toBe('redo');
    expect(press('d', SHOWING, { ctrlKey: true })).toBeNull();
    expect(press('ArrowRight', SHOWING, { altKey: true })).toBeNull();
    const waiting = { key: 'Process', code: 'KeyD', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(presentAction(waiting, SHOWING)?.act).toBe('draw');
  });
});
