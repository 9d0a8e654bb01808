/**
 * 25 053 census areas of London (ONS, OGL v3), 14 of which are invalid polygons; the rest is a coverage without gaps.
 * What is invalid is asked of GEOS itself, parcel by parcel, not of the screening that is tested here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeAt } from '../../src/geo/shape-table.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { attributeAt } from '../../src/land/attribute-column.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { inspectAll } from '../support/inspect-all.ts';

const FILE = new URL('../../../shared/data/perf/london_oa2011.fgb', import.meta.url);
const isThere = existsSync(FILE);

let topology: Topology;
let table: LandTable;
beforeAll(async () => {
  if (!isThere) return;
  topology = await loadTopology();
  const name = 'london_oa2011.fgb';
  const opened = await openLandFile([{ name, bytes: new Uint8Array(readFileSync(FILE)) }]);
  if (!opened.ok) throw new Error(opened.code);
  const read = await readLandCover(opened.value, {
    classes: { id: 'custom', find: () => null },
    fields: { class: 'LAD11CD', id: 'OA11CD' },
    onProgress: () => undefined,
  });
  if (!read.ok) throw new Error(read.code);
  table = read.value.table;
});
afterAll(() => {
  if (isThere) topology.dispose();
});

function codeOf(parcel: number): string {
  const column = table.attributes.get('id');
  return column === undefined ? '' : String(attributeAt(column, parcel));
}

describe('the areas of London (in shared/data; without the file there is nothing to inspect)', () => {
  it.runIf(isThere)('has exactly the invalid ones that GEOS finds among all, by name and place', () => {
    const expected = new Map<string, readonly [number, number]>();
    for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
      const validity = topology.validity(shapeAt(table, parcel));
      if (!validity.valid) expected.set(codeOf(parcel), [validity.x, validity.y]);
    }
    expect(expected.size).toBe(14);
    const { faults, report } = inspectAll(table, topology);
    expect(new Map(faults.map(({ parcel, x, y }) => [codeOf(parcel), [x, y]]))).toEqual(expected);
    expect(report.counts).toEqual({
      'self-crossing': 14,
      spike: 0,
      'duplicate-vertex': 0,
      'wrong-ring': 0,
      sliver: 0,
      overlap: 0,
      gap: 0,
    });
    expect([...new Set(faults.map(({ outcome }) => outcome))]).toEqual(['repaired']);
  });

  it.runIf(isThere)('adds up to what its parcels cover, the repaired ones included', () => {
    const { table: effective, report } = inspectAll(table, topology);
    const union = topology.union(Array.from({ length: table.parcelCount }, (_, parcel) => shapeAt(effective, parcel)));
    if (!union.ok) throw new Error(union.details.message);
    const coveredM2 = shapeArea(union.shape);
    const sumM2 = effective.areasM2.reduce((sum, areaM2) => sum + areaM2, 0);
    expect(Math.abs(sumM2 - coveredM2) / coveredM2).toBeLessThan(1e-12);
    for (const parcel of report.changedParcels) {
      expect(topology.validity(shapeAt(effective, parcel))).toEqual({ valid: true });
    }
  });
});
