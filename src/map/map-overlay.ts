import type { ScreenPoint } from './viewport.ts';

/** What stands above the map as an element: the crosshair of the keyboard. */
export interface MapOverlay {
  showCrosshair(at: ScreenPoint | null): void;
  dispose(): void;
}

const CROSSHAIR_PX = 28;

/** Adds the element to the map's container. */
export function createMapOverlay(container: HTMLElement): MapOverlay {
  const crosshair = makeCrosshair();
  crosshair.hidden = true;
  container.append(crosshair);
  return {
    showCrosshair(at) {
      crosshair.hidden = at === null;
      if (at === null) return;
      crosshair.style.transform = `translate(${at.x - CROSSHAIR_PX / 2}px, ${at.y - CROSSHAIR_PX / 2}px)`;
    },
    dispose: () => crosshair.remove(),
  };
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
