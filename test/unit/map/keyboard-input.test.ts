import { describe, expect, it } from 'vitest';
import { pressKey, type KeyboardTarget } from '../../../src/map/keyboard-input.ts';
import type { HandEvent } from '../../../src/map/tools/tool-runner.ts';
import type { ScreenPoint } from '../../../src/map/viewport.ts';

function page(isDrawing: boolean, takes: (event: HandEvent) => boolean = () => false) {
  const log: string[] = [];
  let crosshair: ScreenPoint | null = null;
  const target: KeyboardTarget = {
    isDrawing,
    get crosshair() {
      return crosshair;
    },
    centre: { x: 400, y: 300 },
    size: { width: 800, height: 600 },
    handle(event) {
      if (event.type === 'key') log.push(`key ${event.key}`);
      return takes(event);
    },
    moveCrosshair(to) {
      crosshair = to;
      log.push(`cross ${to.x} ${to.y}`);
    },
    strike: (to, shift) => log.push(`${shift ? 'shift-' : ''}click ${to.x} ${to.y}`),
    pan: (x, y) => log.push(`pan ${x} ${y}`),
    zoom: (steps) => log.push(`zoom ${steps}`),
  };
  const press = (key: string, shift = false, modified = false) => pressKey({ key, shift, modified }, target);
  return { log, press };
}

describe('the keyboard on the map', () => {
  it('pans with the arrows and zooms with plus and minus', () => {
    const { log, press } = page(false);
    expect(['ArrowRight', 'ArrowUp', '+', '=', '-'].map((key) => press(key))).toEqual([true, true, true, true, true]);
    expect(log).toEqual(['key ArrowRight', 'pan 80 0', 'key ArrowUp', 'pan 0 -80', 'zoom 1', 'zoom 1', 'zoom -1']);
  });

  it('draws with the crosshair: arrows move it by 10 px, with Shift by 50, Space clicks', () => {
    const { log, press } = page(true);
    press(' ');
    press('ArrowRight', true);
    press('ArrowDown');
    press(' ');
    expect(log.filter((line) => !line.startsWith('key'))).toEqual([
      'cross 400 300',
      'click 400 300',
      'cross 450 300',
      'cross 450 310',
      'cross 450 310',
      'click 450 310',
    ]);
  });

  it('lets the map follow at the edge', () => {
    const { log, press } = page(true);
    for (let count = 0; count < 8; count += 1) press('ArrowRight', true);
    expect(log.filter((line) => line.startsWith('pan'))).toEqual(['pan 40 0']);
    expect(log.at(-1)).toBe('cross 760 300');
  });

  it('asks the tool first', () => {
    const { log, press } = page(false, (event) => event.type === 'key' && event.key === 'ArrowLeft');
    expect(press('ArrowLeft')).toBe(true);
    expect(log).toEqual(['key ArrowLeft']);
  });

  it('leaves to the page what is not its own: chords, letters, Space without a pencil', () => {
    const { log, press } = page(false);
    expect(press('z', false, true)).toBe(false);
    expect(press('ArrowLeft', false, true)).toBe(false);
    expect(press('v')).toBe(false);
    expect(press(' ')).toBe(false);
    expect(press('Enter')).toBe(false);
    expect(log).toEqual(['key Enter']);
  });
});
