import { MOUSE_REACH_PX, TOUCH_REACH_PX, type HandEvent } from './tools/tool-runner.ts';
import type { HeldKeys } from './tool.ts';
import { screenDistance, type ScreenPoint } from './viewport.ts';

/** Where pointer gestures go. */
export interface PointerTarget {
  /** True when the tool takes the event. */
  handle(event: HandEvent, reachPx: number): boolean;
  /** The pointer is over a place, or has left. */
  hover(at: ScreenPoint | null): void;
  /** A gesture of the tool begins or ends: the map must not pan meanwhile. */
  holdMap(held: boolean): void;
}

interface Gesture {
  readonly pointerId: number;
  readonly start: ScreenPoint;
  readonly taken: boolean;
  readonly reachPx: number;
  moved: boolean;
}

const CLICK_TOLERANCE_PX = 4;
const DOUBLE_CLICK_MS = 400;
const DOUBLE_CLICK_PX = 6;

/**
 * One path for mouse, finger and pen: press, move, release, and a click when the pointer stayed where it was. Moves are
 * passed on once per frame. A second finger breaks the gesture off and leaves it to the map. Returns how to stop.
 */
export function listenToPointer(surface: HTMLElement, target: PointerTarget): () => void {
  let gesture: Gesture | null = null;
  let latest: { readonly event: PointerEvent; readonly at: ScreenPoint } | null = null;
  let lastClick: { readonly at: ScreenPoint; readonly timeMs: number } | null = null;
  let frame = 0;

  function flush(): void {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    if (latest === null) return;
    const { at, event } = latest;
    latest = null;
    target.handle({ type: 'move', at, ...keysOf(event) }, reachOf(event));
    target.hover(at);
  }

  function pressed(event: PointerEvent): void {
    if (!event.isPrimary) {
      breakOff();
      return;
    }
    if (event.button !== 0) return;
    flush();
    const at = placeOf(event, surface);
    const reachPx = reachOf(event);
    const taken = target.handle({ type: 'press', at, ...keysOf(event) }, reachPx);
    gesture = { pointerId: event.pointerId, start: at, taken, reachPx, moved: false };
    if (!taken) return;
    target.holdMap(true);
    surface.setPointerCapture(event.pointerId);
  }

  function moved(event: PointerEvent): void {
    if (!event.isPrimary) return;
    const at = placeOf(event, surface);
    if (gesture !== null && screenDistance(gesture.start, at) > CLICK_TOLERANCE_PX) gesture.moved = true;
    latest = { event, at };
    if (frame === 0) frame = requestAnimationFrame(flush);
  }

  function released(event: PointerEvent): void {
    if (gesture?.pointerId !== event.pointerId) return;
    flush();
    const { taken, moved: hasMoved, reachPx } = gesture;
    gesture = null;
    const at = placeOf(event, surface);
    if (taken) {
      target.holdMap(false);
      target.handle({ type: 'release', at, ...keysOf(event) }, reachPx);
    } else if (!hasMoved) {
      const double = isSecondClick(at, event.timeStamp);
      lastClick = double ? null : { at, timeMs: event.timeStamp };
      target.handle({ type: 'click', at, double, ...keysOf(event) }, reachPx);
    }
  }

  function isSecondClick(at: ScreenPoint, timeMs: number): boolean {
    if (lastClick === null || timeMs - lastClick.timeMs > DOUBLE_CLICK_MS) return false;
    return screenDistance(lastClick.at, at) <= DOUBLE_CLICK_PX;
  }

  function breakOff(): void {
    if (gesture?.taken === true) {
      target.holdMap(false);
      target.handle({ type: 'key', key: 'Escape', shift: false }, gesture.reachPx);
    }
    gesture = null;
  }

  function left(): void {
    if (gesture?.taken === true) return;
    latest = null;
    target.hover(null);
  }

  function context(event: MouseEvent): void {
    const taken = target.handle({ type: 'context', at: placeOf(event, surface), ...keysOf(event) }, MOUSE_REACH_PX);
    if (taken) event.preventDefault();
  }

  const listeners = {
    pointerdown: pressed,
    pointermove: moved,
    pointerup: released,
    pointercancel: breakOff,
    pointerleave: left,
  };
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const name of names) surface.addEventListener(name, listeners[name]);
  surface.addEventListener('contextmenu', context);
  return () => {
    if (frame !== 0) cancelAnimationFrame(frame);
    for (const name of names) surface.removeEventListener(name, listeners[name]);
    surface.removeEventListener('contextmenu', context);
  };
}

function placeOf(event: MouseEvent, surface: HTMLElement): ScreenPoint {
  const box = surface.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function keysOf(event: MouseEvent): HeldKeys {
  return { shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey };
}

function reachOf(event: PointerEvent): number {
  return event.pointerType === 'touch' ? TOUCH_REACH_PX : MOUSE_REACH_PX;
}
