import type { Feature, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { BaseDataset } from '../../../src/plan/plan.ts';
import type { BaseFile } from '../../../workers/engine/contract/base-source.ts';
import type { OpenDistrict } from '../../../workers/engine/contract/open-district.ts';
import type { PreparedStore } from '../../../workers/engine/engine-ports.ts';
import { gridBox } from '../../support/grid-base.ts';
import { loneEngine } from '../../support/lone-engine.ts';

function fileOf(name: string, geometries: readonly Geometry[], members: Record<string, unknown> = {}): BaseFile {
  const features = geometries.map((geometry): Feature => ({ type: 'Feature', properties: { name: '一号' }, geometry }));
  return { name, blob: new Blob([JSON.stringify({ type: 'FeatureCollection', ...members, features })]) };
}

const ROAD: Geometry = { type: 'LineString', coordinates: [[117.4, 40], [117.5, 40.1]] }; // prettier-ignore
const VILLAGE: Geometry = { type: 'Point', coordinates: [117.4, 40] };
/** Easting and northing that gdaltransform 3.6.2 gives for that place on the ellipsoid GRS80 in EPSG:4527. */
const VILLAGE_METRES: Geometry = { type: 'Point', coordinates: [39_534_157.5916, 4_429_605.6721] };

async function inspected(file: BaseFile) {
  const result = await loneEngine().inspectBase([file]);
  if (!result.ok) throw new Error(result.note.code);
  return result.inspection;
}

describe('a file for the base without polygons, looked into', () => {
  it('tells its kind of geometry, its attributes and its hash, and no coordinate system where it states none', async () => {
    const roads = await inspected(fileOf('道路.geojson', [ROAD, ROAD]));
    expect(roads).toMatchObject({ name: '道路.geojson', format: 'GeoJSON', featureCount: 2, geometry: 'line' });
    expect(roads.fields).toMatchObject([{ name: 'name', type: 'text', samples: ['一号'] }]);
    expect(roads.crs).toMatchObject({ stated: null, name: null });
    expect(roads.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect((await inspected(fileOf('村.geojson', [VILLAGE]))).geometry).toBe('point');
    expect((await inspected(fileOf('杂.geojson', [VILLAGE, ROAD]))).geometry).toBe('mixed');
  });

  it('with polygons is one of polygons', async () => {
    expect((await inspected(fileOf('楼.geojson', [gridBox(0, 0, 1, 1)]))).geometry).toBe('polygon');
  });

  it('in a system that cannot be read is refused by its name', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2364' } };
    const result = await loneEngine().inspectBase([fileOf('西安80.geojson', [ROAD], { crs })]);
    expect(result).toMatchObject({ ok: false, note: { details: { reason: 'format.xian-80' } } });
  });
});

function district(dataset: BaseDataset, file: BaseFile | null): OpenDistrict {
  const content = file === null ? { url: 'gone.geojson' } : { files: [file] };
  return { boundary: null, landAreaM2: null, baseYear: 2020, sources: [{ dataset, name: dataset.href, content }] };
}

describe('a layer of the base', () => {
  it('is read in the system that the planner names', async () => {
    const engine = loneEngine();
    const villages: BaseDataset = { role: 'villages', href: 'v.geojson', crs: 'EPSG:4527' };
    const { notes } = await engine.open(district(villages, fileOf('v.geojson', [VILLAGE_METRES])));
    expect(notes).toEqual([]);
    const [village] = (await engine.layer('villages'))?.features ?? [];
    const [longitude = 0, latitude = 0] = village?.geometry.type === 'Point' ? village.geometry.coordinates : [];
    expect(longitude).toBeCloseTo(117.4, 7);
    expect(latitude).toBeCloseTo(40, 7);
  });

  it('opens again without its file, from the copy that was kept', async () => {
    const kept = new Map<string, ArrayBuffer>();
    const prepared: PreparedStore = {
      read: (name) => Promise.resolve(kept.get(name) ?? null),
      write(name, parts) {
        kept.set(name, Uint8Array.from(parts[0] ?? []).buffer);
        return Promise.resolve(true);
      },
    };
    const file = fileOf('道路.geojson', [ROAD]);
    const { sha256 } = await inspected(file);
    const roads: BaseDataset = { role: 'roads', href: '道路.geojson', sha256 };
    await loneEngine({ prepared }).open(district(roads, file));
    expect([...kept.keys()]).toEqual([`${sha256}.layer`]);

    const later = loneEngine({ prepared });
    expect((await later.open(district(roads, null))).notes).toEqual([]);
    expect((await later.layer('roads'))?.features).toHaveLength(1);
    const without = await loneEngine().open(district(roads, null));
    expect(without.notes).toMatchObject([{ code: 'base-missing', details: { role: 'roads' } }]);
  });
});
