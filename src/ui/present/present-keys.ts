import { chordOf, type KeyPress } from '../commands/key-chord.ts';

/** What a key does while a report is given; `goTo` is a place from 0, `kind` a place in the list of kinds to draw. */
export type PresentAction =
  | {
      readonly act:
        | 'next'
        | 'previous'
        | 'first'
        | 'last'
        | 'again'
        | 'read-on'
        | 'read-back'
        | 'full-screen'
        | 'later'
        | 'earlier'
        | 'scheme'
        | 'play'
        | 'draw'
        | 'select'
        | 'vertices'
        | 'remove'
        | 'blank'
        | 'revert'
        | 'notes'
        | 'undo'
        | 'redo'
        | 'leave';
    }
  | { readonly act: 'goTo'; readonly place: number }
  | { readonly act: 'kind'; readonly place: number };

/** What tries something out: not in a single file, nor on a narrow screen. */
export const TRYING_ACTS: ReadonlySet<PresentAction['act']> = new Set([
  'draw',
  'kind',
  'select',
  'vertices',
  'remove',
  'revert',
  'undo',
  'redo',
]);

/** What decides about a key. */
export interface PresentMode {
  readonly isBlank: boolean;
  readonly isDrawing: boolean;
  /** Something is under the pencil, which is the map's to drop. */
  readonly hasSketch: boolean;
}

type PlainAct = Exclude<PresentAction['act'], 'goTo' | 'kind'>;

/** Keys at any time. Remote controls send PageUp, PageDown and a full stop. */
const ALWAYS: Readonly<Record<string, PlainAct>> = {
  PageDown: 'next',
  PageUp: 'previous',
  D: 'draw',
  B: 'blank',
  '.': 'blank',
  R: 'revert',
  N: 'notes',
  F: 'full-screen',
  'Ctrl+Z': 'undo',
  'Ctrl+Shift+Z': 'redo',
  'Ctrl+Y': 'redo',
};

/** Keys while no tool is in hand. */
const SHOWING: Readonly<Record<string, PlainAct>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
  ArrowUp: 'later',
  ArrowDown: 'earlier',
  ' ': 'scheme',
  P: 'play',
  'Shift+ArrowDown': 'read-on',
  'Shift+ArrowUp': 'read-back',
  Backspace: 'again',
  Escape: 'leave',
};

/** Keys with a tool in hand; arrows, Space and Enter then belong to the map. */
const DRAWING: Readonly<Record<string, PlainAct>> = { V: 'select', E: 'vertices', Delete: 'remove' };

/** The action of a key press, or null where the key is the map's or nobody's. */
export function presentAction(press: KeyPress, mode: PresentMode): PresentAction | null {
  const chord = chordOf(press);
  if (chord === null) return null;
  if (mode.isBlank && chord === 'Escape') return { act: 'blank' };
  const digit = /^\d$/.test(chord) ? (Number(chord) + 9) % 10 : null;
  if (mode.isDrawing) {
    // With vertices in hand a full stop steps to the next one.
    if (chord === '.') return null;
    if (digit !== null) return { act: 'kind', place: digit };
    if (chord === 'Escape') return mode.hasSketch ? null : { act: 'draw' };
    const drawing = DRAWING[chord] ?? ALWAYS[chord];
    return drawing === undefined ? null : { act: drawing };
  }
  if (digit !== null) return { act: 'goTo', place: digit };
  const act = SHOWING[chord] ?? ALWAYS[chord];
  return act === undefined ? null : { act };
}
