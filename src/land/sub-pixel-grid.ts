import type { LandGroup } from './class-system.ts';

/** Gathers parcels that are smaller than a screen pixel and gives each pixel the group with the largest area (亚像素归并). */
export interface SubPixelGrid {
  add(column: number, row: number, group: LandGroup, areaM2: number): void;
  /** One feature per group: runs of equal pixels as rectangles, x, y closed rings in tile units. */
  features(unitsPerPixel: number): { readonly group: LandGroup; readonly rings: number[][] }[];
}

/** A grid of `size` × `size` pixels and one pixel of margin around. */
export function createSubPixelGrid(size: number): SubPixelGrid {
  const areas = new Map<number, Map<LandGroup, number>>();
  const width = size + 2;
  return {
    add(column, row, group, areaM2) {
      if (column < -1 || row < -1 || column > size || row > size) return;
      const cell = (row + 1) * width + column + 1;
      const groups = areas.get(cell) ?? new Map<LandGroup, number>();
      groups.set(group, (groups.get(group) ?? 0) + areaM2);
      areas.set(cell, groups);
    },
    features(unitsPerPixel) {
      const ringsByGroup = new Map<LandGroup, number[][]>();
      let run: { group: LandGroup; start: number; end: number } | null = null;
      const close = (): void => {
        if (run === null) return;
        const row = Math.floor(run.start / width) - 1;
        const west = ((run.start % width) - 1) * unitsPerPixel;
        const east = (run.end % width) * unitsPerPixel;
        const north = row * unitsPerPixel;
        const south = north + unitsPerPixel;
        const rings = ringsByGroup.get(run.group) ?? [];
        rings.push([west, north, east, north, east, south, west, south, west, north]);
        ringsByGroup.set(run.group, rings);
        run = null;
      };
      for (const cell of [...areas.keys()].sort((a, b) => a - b)) {
        const group = largest(areas.get(cell));
        if (run !== null && run.group === group && run.end === cell - 1 && cell % width !== 0) {
          run.end = cell;
          continue;
        }
        close();
        run = { group, start: cell, end: cell };
      }
      close();
      return [...ringsByGroup].map(([group, rings]) => ({ group, rings }));
    },
  };
}

function largest(groups: ReadonlyMap<LandGroup, number> | undefined): LandGroup {
  let best: LandGroup = 'bare';
  let bestAreaM2 = -1;
  for (const [group, areaM2] of groups ?? []) {
    if (areaM2 > bestAreaM2) {
      best = group;
      bestAreaM2 = areaM2;
    }
  }
  return best;
}
