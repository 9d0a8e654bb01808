import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BaseSource } from '../../../workers/engine/contract/base-source.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { EngineProgress, OpenDistrict } from '../../../workers/engine/contract/open-district.ts';
import type { PlanUpdate } from '../../../workers/engine/contract/plan-update.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { gridBox, gridPlace, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { GRID_DATASET, gridFlatgeobuf, outlineFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { givenSource, loneEngine, planUpdate } from '../../support/lone-engine.ts';
import { drawn, target } from '../../support/plan-pieces.ts';

const STRIP = ['0103', '0101', '0301', '1101'];
const LAND = gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: STRIP[column] ?? null }) });

function district(sources: readonly BaseSource[], others: Partial<OpenDistrict> = {}): OpenDistrict {
  return { boundary: gridBox(0, 0, 4, 1), landAreaM2: null, baseYear: 2020, sources, ...others };
}

function cover(evaluation: Evaluation): number | null {
  return evaluation.measures.find((row) => row.indicator === 'forest.cover')?.value ?? null;
}

async function opened(features: readonly PlanFeature[] = [], others: Partial<PlanUpdate> = {}): Promise<EngineApi> {
  const api = loneEngine();
  await api.open(district([givenSource(LAND)]));
  await api.update(planUpdate(features, others));
  return api;
}

describe('opening a district', () => {
  it('tells what it found', async () => {
    const summary = await loneEngine().open(
      district([givenSource(LAND), givenSource(outlineFlatgeobuf([gridBox(1, 0, 2, 1)]), { role: 'farmland' })]),
    );
    expect(summary).toMatchObject({ parcelCount: 4, notes: [] });
    expect((summary.regionM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(4, 9);
    const corners = [...gridPlace(0, 0), ...gridPlace(4, 1)];
    summary.bounds.forEach((degree, at) => expect(degree).toBeCloseTo(corners[at] ?? 0, 9));
  });

  it('says that a file is not there and opens the rest', async () => {
    const missing: BaseSource = {
      dataset: { role: 'farmland', href: 'farmland.fgb' },
      name: 'farmland.fgb',
      content: { url: '/farmland.fgb' },
    };
    const summary = await loneEngine().open(district([givenSource(LAND), missing]));
    expect(summary.parcelCount).toBe(4);
    expect(summary.notes).toEqual([
      { code: 'base-missing', details: { name: 'farmland.fgb', status: 404, role: 'farmland' } },
    ]);
  });

  it('says that a file is not there when the connection breaks', async () => {
    const missing: BaseSource = { dataset: GRID_DATASET, name: 'landcover.fgb', content: { url: '/landcover.fgb' } };
    const { notes, parcelCount } = await loneEngine({
      fetchBytes: () => Promise.reject(new TypeError('fetch failed')),
    }).open(district([missing]));
    expect(parcelCount).toBe(0);
    expect(notes).toEqual([
      { code: 'base-missing', details: { name: 'landcover.fgb', message: 'fetch failed', role: 'land-cover' } },
    ]);
  });

  it('fetches what has an address, telling how far it is', async () => {
    const seen: EngineProgress[] = [];
    const api = loneEngine({
      onProgress: (progress) => seen.push(progress),
      fetchBytes: (url) =>
        Promise.resolve({
          ok: true,
          response: new Response(url === '/landcover.fgb' ? LAND.slice(0) : null, {
            headers: { 'content-length': String(LAND.byteLength) },
          }),
        }),
    });
    const summary = await api.open(
      district([{ dataset: GRID_DATASET, name: 'landcover.fgb', content: { url: '/landcover.fgb' } }]),
    );
    expect(summary.parcelCount).toBe(4);
    expect(seen.filter((one) => one.step === 'fetch').at(-1)).toEqual({
      step: 'fetch',
      source: 'landcover.fgb',
      done: LAND.byteLength,
      total: LAND.byteLength,
    });
    expect(seen.filter((one) => one.step === 'read').at(-1)).toEqual({
      step: 'read',
      source: 'landcover.fgb',
      done: 4,
      total: 4,
    });
    expect(seen.at(-1)).toMatchObject({ step: 'measure', done: 1 });
  });

  it.each([
    ['ends before what it announces', LAND.slice(0, LAND.byteLength - 40), 'format.truncated'],
    ['is something else', new TextEncoder().encode('<!doctype html><title>404</title>').buffer, 'format.wrong-magic'],
    ['is empty', new ArrayBuffer(0), 'format.empty-file'],
  ])('says that a file cannot be read when it %s', async (_, bytes, reason) => {
    const summary = await loneEngine().open(district([givenSource(bytes)]));
    expect(summary.notes).toMatchObject([
      { code: 'base-unreadable', details: { name: 'landcover.fgb', role: 'land-cover', reason } },
    ]);
    expect(summary).toMatchObject({ parcelCount: 0 });
    expect((summary.regionM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(4, 9);
  });

  it('opens a damaged control line as none and keeps the land', async () => {
    const summary = await loneEngine().open(
      district([givenSource(LAND), givenSource(new ArrayBuffer(9), { role: 'redline', href: 'redline.fgb' })]),
    );
    expect(summary).toMatchObject({
      parcelCount: 4,
      notes: [{ code: 'base-unreadable', details: { role: 'redline', name: 'redline.fgb' } }],
    });
  });

  it('says when a file is not the one the plan was made on, and still reads it', async () => {
    const right = createHash('sha256').update(new Uint8Array(LAND)).digest('hex');
    for (const sha256 of [right, right.toUpperCase()]) {
      expect((await loneEngine().open(district([givenSource(LAND, { sha256 })]))).notes).toEqual([]);
    }
    const changed = await loneEngine().open(
      district([givenSource(LAND, { sha256: right.replace(/^./u, (digit) => (digit === '0' ? '1' : '0')) })]),
    );
    expect(changed).toMatchObject({
      parcelCount: 4,
      notes: [{ code: 'base-changed', details: { name: 'landcover.fgb' } }],
    });
  });

  it.each([
    ['no field is named as the class', { fields: { id: 'BSM' } }, 'base-class-field'],
    ['the named field is not in the file', { fields: { class: 'dlbm_2023' } }, 'base-class-field'],
    ['its own codes have no table', { classSystem: 'custom' as const }, 'class-mapping-missing'],
    [
      'the table leads nowhere',
      { classSystem: 'custom' as const, classMapping: { '0103': '0900' } },
      'class-mapping-target',
    ],
  ])('takes no land cover whose classes it would have to guess: %s', async (_, dataset, code) => {
    const summary = await loneEngine().open(district([givenSource(LAND, dataset)]));
    expect(summary).toMatchObject({ parcelCount: 0, notes: [{ code, details: { name: 'landcover.fgb' } }] });
  });

  it('does not take the third survey for granted when the plan names no class system', async () => {
    const { classSystem: _, ...dataset } = givenSource(LAND).dataset;
    const summary = await loneEngine().open(district([{ ...givenSource(LAND), dataset }]));
    expect(summary).toMatchObject({ parcelCount: 0, notes: [{ code: 'class-system-missing' }] });
  });

  it('says which classes it does not know', async () => {
    const odd = gridFlatgeobuf({ columns: 3, rows: 1, parcel: (column) => ({ code: column === 0 ? '0103' : '9999' }) });
    expect((await loneEngine().open(district([givenSource(odd)]))).notes).toEqual([
      { code: 'base-unknown-class', details: { name: 'landcover.fgb', class: '9999', count: 2 } },
    ]);
  });

  it('hands on what reading changed in a file', async () => {
    const longer = new Uint8Array(LAND.byteLength + 3);
    longer.set(new Uint8Array(LAND));
    expect((await loneEngine().open(district([givenSource(longer.buffer)]))).notes).toMatchObject([
      { code: 'format.extra-bytes', details: { count: 3 } },
    ]);
  });

  it('takes the parcels for the district where no boundary is given', async () => {
    const api = loneEngine();
    const summary = await api.open(district([givenSource(LAND)], { boundary: null }));
    expect((summary.regionM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(4, 9);
    expect(summary.bounds[2]).toBeCloseTo(gridPlace(4, 1)[0], 9);
    expect(await api.layer('boundary')).toBeNull();
  });

  it('opens without anything and says that there is no land cover', async () => {
    const api = loneEngine();
    expect(await api.open(district([], { boundary: null }))).toMatchObject({ regionM2: null, parcelCount: 0 });
    await api.update(planUpdate([]));
    expect(cover(await api.evaluate('a', 2025))).toBeNull();
    expect(await api.tile(10, 1, 1)).toBeNull();
    expect(await api.parcelAt(117, 39)).toBeNull();
    expect(await api.parcels(0, 10)).toEqual({ total: 0, rows: [] });
  });

  it('refuses questions before a district is open', async () => {
    await expect(loneEngine().evaluate('a', 2025)).rejects.toThrow('no district is open');
  });
});

describe('the open engine', () => {
  it('gives the parcel under a place and pages of the table', async () => {
    const api = await opened();
    const [longitude, latitude] = gridPlace(2.5, 0.5);
    expect(await api.parcelAt(longitude, latitude)).toMatchObject({
      parcel: 2,
      id: '2-0',
      classCode: '0301',
      attributes: { canopy: 0.6 },
    });
    const page = await api.parcels(3, 10);
    expect(page).toMatchObject({ total: 4, rows: [{ parcel: 3, classCode: '1101' }] });
    expect(await api.parcels(9, 10)).toEqual({ total: 4, rows: [] });
  });

  it('gives small layers as GeoJSON', async () => {
    const api = loneEngine();
    await api.open(district([givenSource(outlineFlatgeobuf([gridBox(1, 0, 2, 1)]), { role: 'farmland' })]));
    expect((await api.layer('farmland'))?.features).toHaveLength(1);
    expect((await api.layer('boundary'))?.features[0]?.geometry).toEqual(gridBox(0, 0, 4, 1));
    expect(await api.layer('roads')).toBeNull();
  });

  it('keeps forest off the farmland line of the base', async () => {
    const api = loneEngine();
    await api.open(
      district([givenSource(LAND), givenSource(outlineFlatgeobuf([gridBox(1, 0, 2, 1)]), { role: 'farmland' })]),
    );
    await api.update(planUpdate([drawn('f', gridBox(0, 0, 2, 1))]));
    expect(cover(await api.evaluate('a', 2025))).toBeCloseTo(50, 9);
  });

  it('keeps features that an update does not mention, in the order it gives, and forgets those it leaves out', async () => {
    const api = await opened([drawn('f', gridBox(0, 0, 0.5, 1)), drawn('w', gridBox(0, 0, 1, 1), { kind: 'wetland' })]);
    expect(cover(await api.evaluate('a', 2025))).toBeCloseTo(37.5, 9);
    await api.update(planUpdate([], { revision: 2, order: ['w', 'f'] }));
    const turned = await api.evaluate('a', 2025);
    expect(turned.revision).toBe(2);
    expect(cover(turned)).toBeCloseTo(25, 9);
    await api.update(planUpdate([], { revision: 3, order: ['f'], removed: ['w'] }));
    expect(cover(await api.evaluate('a', 2025))).toBeCloseTo(37.5, 9);
    expect(cover(await api.evaluate('base', 2025))).toBeCloseTo(25, 9);
  });

  it('shows for a sketch exactly what keeping it brings', async () => {
    const targets = [target({ op: '>=', value: 60 })];
    const kept = drawn('f', gridBox(0.5, 0, 1, 1));
    const api = await opened([kept], { targets });
    const geometry = gridPolygon([0.2, 0.1], [2.7, 0.3], [1.9, 1.2]);
    const preview = await api.preview({ scenario: 'a', year: 2025, kind: 'forest', replaces: null, geometry });
    const before = await api.evaluate('a', 2025);
    expect(preview.forestCoverBefore).toBe(cover(before));
    await api.update(planUpdate([drawn('new', geometry)], { revision: 2, order: ['f', 'new'], targets }));
    const after = await api.evaluate('a', 2025);
    expect(preview.forestCoverAfter).toBe(cover(after));
    expect(preview.gapAreaM2).toBe(after.targets[0]?.gapAreaM2);
    expect(preview.areaM2).toBe(after.contributions.find((one) => one.feature === 'new')?.drawnM2);
    expect(preview.forestCoverAfter).toBeGreaterThan(preview.forestCoverBefore ?? Infinity);
  });

  it('shows for a feature being reshaped exactly what keeping it brings, and changes nothing', async () => {
    const features = [drawn('f', gridBox(0, 0, 1, 1)), drawn('w', gridBox(0, 0, 2, 1), { kind: 'wetland' })];
    const api = await opened(features);
    const geometry = gridBox(0, 0, 0.25, 1);
    const preview = await api.preview({ scenario: 'a', year: 2025, kind: 'forest', replaces: 'f', geometry });
    expect(preview.forestCoverAfter).toBeLessThan(preview.forestCoverBefore ?? 0);
    expect(cover(await api.evaluate('a', 2025))).toBe(preview.forestCoverBefore);
    await api.update(planUpdate([drawn('f', geometry)], { revision: 2, order: ['f', 'w'] }));
    expect(cover(await api.evaluate('a', 2025))).toBe(preview.forestCoverAfter);
    expect(preview.gapAreaM2).toBeNull();
  });

  it('shows no change for a sketch that is no area, or of a kind it does not know', async () => {
    const api = await opened();
    const line = { type: 'LineString', coordinates: [gridPlace(0, 0), gridPlace(1, 1)] } as const;
    for (const request of [
      { kind: 'forest', geometry: { ...line, coordinates: [...line.coordinates] } },
      { kind: 'castle', geometry: gridBox(0, 0, 1, 1) },
    ]) {
      const preview = await api.preview({ scenario: 'a', year: 2025, replaces: null, ...request });
      expect(preview.forestCoverAfter).toBe(preview.forestCoverBefore);
    }
  });

  it('divides by the official area of the plan', async () => {
    const api = await opened([], { landAreaM2: 2 * SHEET_AREA_M2 });
    expect(cover(await api.evaluate('a', 2025))).toBeCloseTo(50, 9);
  });
});
