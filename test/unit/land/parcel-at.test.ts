import { describe, expect, it } from 'vitest';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';
import { thirdSurveyClasses } from '../../../src/land/class-system-tables.ts';
import { createLandTableBuilder } from '../../../src/land/land-table-builder.ts';
import { parcelAt } from '../../../src/land/parcel-at.ts';
import { openParcelIndex } from '../../../src/land/parcel-index.ts';
import { gridBase, gridPlace } from '../../support/grid-base.ts';

const { land, index } = gridBase({
  columns: 3,
  rows: 3,
  parcel: (column, row) => (column === 2 && row === 2 ? null : { code: '0103' }),
});

function at(column: number, row: number): number | null {
  const [longitude, latitude] = gridPlace(column, row);
  return parcelAt(land, index, planeX(longitude), planeY(latitude));
}

describe('parcel at a place', () => {
  it('finds the parcel that holds the place', () => {
    expect(at(0.5, 0.5)).toBe(0);
    expect(at(1.01, 2.99)).toBe(7);
  });

  it('finds nothing outside and in a hole of the survey', () => {
    expect(at(-0.01, 1)).toBeNull();
    expect(at(1, 3.5)).toBeNull();
    expect(at(2.5, 2.5)).toBeNull();
  });

  it('gives a place on a shared edge or corner to one of the neighbours, always the same', () => {
    for (const [column, row, neighbours] of [
      [1, 0.5, [0, 1]],
      [0.5, 1, [0, 3]],
      [1, 1, [0, 1, 3, 4]],
    ] as const) {
      const first = at(column, row);
      expect(neighbours).toContain(first);
      expect(at(column, row)).toBe(first);
    }
  });

  it('does not find a parcel in its own hole, but the one that fills it', () => {
    const builder = createLandTableBuilder(thirdSurveyClasses(), []);
    const hole = [117.2, 39.2, 117.4, 39.2, 117.4, 39.4, 117.2, 39.4, 117.2, 39.2];
    builder.addRing([117, 39, 118, 39, 118, 40, 117, 40, 117, 39], 0, 5);
    builder.addRing(hole, 0, 5);
    builder.endPart();
    builder.endParcel('0301', []);
    const lone = builder.finish().table;
    const inHole = [planeX(117.3), planeY(39.3)] as const;
    expect(parcelAt(lone, openParcelIndex(lone), ...inHole)).toBeNull();
    expect(parcelAt(lone, openParcelIndex(lone), planeX(117.5), planeY(39.3))).toBe(0);
    builder.addRing(hole, 0, 5);
    builder.endPart();
    builder.endParcel('1104', []);
    const filled = builder.finish().table;
    expect(parcelAt(filled, openParcelIndex(filled), ...inHole)).toBe(1);
  });
});
