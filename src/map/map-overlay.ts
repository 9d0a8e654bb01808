import type { ScreenPoint } from './viewport.ts';

/** Small things that stand above the map as elements: the crosshair of the keyboard and the length being measured. */
export interface MapOverlay {
  showCrosshair(at: ScreenPoint | null): void;
  showLength(at: ScreenPoint | null, text: string): void;
  dispose(): void;
}

const CROSSHAIR_PX = 28;

/** Adds the elements to the map's container. */
export function createMapOverlay(container: HTMLElement): MapOverlay {
  const crosshair = makeCrosshair();
  const length = document.createElement('div');
  Object.assign(length.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    padding: '2px 8px',
    borderRadius: 'var(--r-2)',
    background: 'var(--inverse)',
    color: 'var(--on-inverse)',
    font: 'var(--w-semibold) var(--t-13) var(--font)',
    fontVariantNumeric: 'tabular-nums',
    pointerEvents: 'none',
    whiteSpace: 'nowrap',
  });
  for (const element of [crosshair, length]) {
    element.hidden = true;
    container.append(element);
  }
  return {
    showCrosshair(at) {
      place(crosshair, at, -CROSSHAIR_PX / 2, -CROSSHAIR_PX / 2);
    },
    showLength(at, text) {
      place(length, at, 14, 10);
      if (length.textContent !== text) length.textContent = text;
    },
    dispose() {
      crosshair.remove();
      length.remove();
    },
  };
}

function place(element: HTMLElement, at: ScreenPoint | null, offsetX: number, offsetY: number): void {
  element.hidden = at === null;
  if (at !== null) element.style.transform = `translate(${at.x + offsetX}px, ${at.y + offsetY}px)`;
}

function makeCrosshair(): HTMLElement {
  const element = document.createElement('div');
  element.dataset['part'] = 'crosshair';
  element.setAttribute('aria-hidden', 'true');
  Object.assign(element.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: `${CROSSHAIR_PX}px`,
    height: `${CROSSHAIR_PX}px`,
    pointerEvents: 'none',
  });
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 28 28');
  drawing.setAttribute('fill', 'none');
  for (const [colour, width] of [
    ['var(--paper-float)', '4'],
    ['var(--ink)', '1.6'],
  ] as const) {
    const cross = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    cross.setAttribute('d', 'M14 1v10M14 17v10M1 14h10M17 14h10');
    cross.setAttribute('stroke-width', width);
    cross.setAttribute('stroke-linecap', 'round');
    cross.style.stroke = colour;
    drawing.append(cross);
  }
  element.append(drawing);
  return element;
}
