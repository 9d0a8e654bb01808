import type { ToolKey } from './tool.ts';
import type { HandEvent } from './tools/tool-runner.ts';
import type { ScreenPoint } from './viewport.ts';

/** What the keyboard drives. */
export interface KeyboardTarget {
  readonly isDrawing: boolean;
  handle(event: HandEvent): boolean;
  /** Shown from the first key on, hidden by the pointer. */
  readonly crosshair: ScreenPoint | null;
  /** Where the crosshair would appear. */
  readonly centre: ScreenPoint;
  readonly size: { readonly width: number; readonly height: number };
  moveCrosshair(to: ScreenPoint): void;
  /** Clicks at a place, or takes hold there and lets go the next time, as the tool in hand wants it. */
  strike(at: ScreenPoint, shift: boolean): void;
  /** Moves the ground under the screen, px to the right and down. */
  pan(x: number, y: number): void;
  zoom(steps: 1 | -1): void;
}

/** A key with what matters of its event. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Command: those belong to the page. */
  readonly modified: boolean;
}

const CROSSHAIR_STEP_PX = 10;
const FAST_CROSSHAIR_STEP_PX = 50;
const EDGE_PX = 40;
const PAN_STEP_PX = 80;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const TOOL_KEYS: ReadonlySet<string> = new Set<ToolKey>([
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  ',',
  '.',
]);

/**
 * Passes a key on: first to the tool; then arrows move the crosshair of a drawing tool (10 px, Shift 50 px; at the edge
 * the map follows) or pan, Space clicks or drags at the crosshair, + and − zoom. True when the key was used.
 */
export function pressKey({ key, shift, modified }: KeyPress, target: KeyboardTarget): boolean {
  if (modified) return false;
  if (isToolKey(key) && target.handle({ type: 'key', key, shift })) return true;
  if (key === '+' || key === '=') return zoomed(target, 1);
  if (key === '-' || key === '_') return zoomed(target, -1);
  if (key === ' ') return struckAtCrosshair(target, shift);
  const direction = ARROWS[key];
  if (direction === undefined) return false;
  if (target.isDrawing) moveCrosshair(target, direction, shift ? FAST_CROSSHAIR_STEP_PX : CROSSHAIR_STEP_PX);
  else target.pan(direction[0] * PAN_STEP_PX, direction[1] * PAN_STEP_PX);
  return true;
}

function isToolKey(key: string): key is ToolKey {
  return TOOL_KEYS.has(key);
}

function zoomed(target: KeyboardTarget, steps: 1 | -1): true {
  target.zoom(steps);
  return true;
}

function struckAtCrosshair(target: KeyboardTarget, shift: boolean): boolean {
  if (!target.isDrawing) return false;
  const at = target.crosshair ?? target.centre;
  target.moveCrosshair(at);
  target.strike(at, shift);
  return true;
}

function moveCrosshair(target: KeyboardTarget, [dx, dy]: readonly [number, number], stepPx: number): void {
  const from = target.crosshair ?? target.centre;
  const to = { x: from.x + dx * stepPx, y: from.y + dy * stepPx };
  const { width, height } = target.size;
  const kept = { x: clamp(to.x, EDGE_PX, width - EDGE_PX), y: clamp(to.y, EDGE_PX, height - EDGE_PX) };
  if (kept.x !== to.x || kept.y !== to.y) target.pan(to.x - kept.x, to.y - kept.y);
  target.moveCrosshair(kept);
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(Math.max(value, from), Math.max(from, to));
}
