import { expect, it } from 'vitest';
import { followLandEdition } from '../../../src/map/land-edition.ts';
import { createCell } from '../../../src/session/cell.ts';

/** A map that is idle when it is told to be, and counts how often it has to draw again. */
function silentMap() {
  const listeners = new Set<() => void>();
  let repaints = 0;
  const map = {
    on: (_: 'idle', listener: () => void) => void listeners.add(listener),
    off: (_: 'idle', listener: () => void) => void listeners.delete(listener),
    triggerRepaint: () => void (repaints += 1),
  };
  const idle = (): void => {
    for (const listener of listeners) listener();
  };
  return { map: map as unknown as Parameters<typeof followLandEdition>[0], idle, repaints: () => repaints };
}

it('shows an edition only once the map was told of it and is idle', () => {
  const { map, idle } = silentMap();
  let asked: number | null = null;
  const { edition } = followLandEdition(map, { busy: createCell(false) }, () => asked);
  idle();
  expect(edition.get()).toBeNull();
  asked = 4;
  expect(edition.get()).toBeNull();
  idle();
  expect(edition.get()).toBe(4);
});

it('waits for tiles on the way, and has the map drawn again when they turn out not to be wanted', () => {
  const { map, idle, repaints } = silentMap();
  const busy = createCell(true);
  const { edition } = followLandEdition(map, { busy }, () => 4);
  idle();
  expect(edition.get()).toBeNull();
  busy.set(false);
  expect([edition.get(), repaints()]).toEqual([null, 1]);
  idle();
  expect(edition.get()).toBe(4);
});

it('leaves a map alone that nobody waits for', () => {
  const { map, idle, repaints } = silentMap();
  const busy = createCell(false);
  const land = followLandEdition(map, { busy }, () => 4);
  busy.set(true);
  busy.set(false);
  expect(repaints()).toBe(0);
  land.dispose();
  busy.set(true);
  idle();
  busy.set(false);
  expect([land.edition.get(), repaints()]).toEqual([null, 0]);
});
