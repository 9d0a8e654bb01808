import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { bboxPolygon } from '@turf/turf';
import type { Polygon } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { BaseDataset } from '../../../src/plan/plan.ts';
import type { BaseFile } from '../../../workers/engine/contract/base-source.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { EngineProgress, OpenDistrict } from '../../../workers/engine/contract/open-district.ts';
import type { PlanUpdate } from '../../../workers/engine/contract/plan-update.ts';
import type { EnginePorts, PreparedStore } from '../../../workers/engine/engine-ports.ts';
import type { GeometryApi } from '../../../workers/geometry/api.ts';
import { createGeometry } from '../../../workers/geometry/geometry.ts';
import { gridBox, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { gridFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { loneEngine, planUpdate } from '../../support/lone-engine.ts';
import { drawn } from '../../support/plan-pieces.ts';

/** Two map sheets of forest, the second of which lies half on the first, and one that crosses itself. */
const FAULTY = [
  ['A', '0301', gridBox(0, 0, 1, 1)],
  ['B', '0301', gridBox(0.5, 0, 1.5, 1)],
  ['C', '0101', gridPolygon([2, 0], [3, 1], [3, 0], [2, 1])],
] as const;

function geojson(
  parcels: readonly (readonly [id: string, code: string, geometry: Polygon, areaM2?: number])[],
): BaseFile {
  const features = parcels.map(([BSM, DLBM, geometry, TBMJ = null]) => ({
    type: 'Feature',
    properties: { BSM, DLBM, TBMJ },
    geometry,
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  return { name: 'land.geojson', blob: new Blob([text]) };
}

function district(file: BaseFile | null, dataset: Partial<BaseDataset> = {}): OpenDistrict {
  const whole: BaseDataset = {
    role: 'land-cover',
    href: 'land.geojson',
    classSystem: 'third-survey',
    fields: { class: 'DLBM', id: 'BSM' },
    ...dataset,
  };
  const content = file === null ? { url: 'gone.geojson' } : { files: [file] };
  return {
    boundary: null,
    landAreaM2: null,
    baseYear: 2020,
    sources: [{ dataset: whole, name: whole.href, content }],
  };
}

/** A worker that does not end by itself. */
const ALIVE = new Promise<never>(() => undefined);

interface TestedEngine {
  readonly api: EngineApi;
  readonly progress: EngineProgress[];
}

function engine(ports: Partial<EnginePorts> = {}): TestedEngine {
  const progress: EngineProgress[] = [];
  const api = loneEngine({
    onProgress: (one) => progress.push(one),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    inspection: 'after-numbers',
    ...ports,
  });
  return { api, progress };
}

function update(revision: number): PlanUpdate {
  return planUpdate([drawn('f1', gridBox(0, 0, 0.5, 0.5))], { revision });
}

async function sheetsOf(api: EngineApi, indicator: string, group: string | null): Promise<number> {
  const evaluation: Evaluation = await api.evaluate('base', 2025);
  const row = evaluation.measures.find((one) => one.indicator === indicator && one.group === group);
  return (row?.value ?? Number.NaN) / SHEET_AREA_M2;
}

function inspected({ progress }: TestedEngine): Promise<void> {
  return vi.waitFor(() => {
    expect(progress).toContainEqual({ step: 'inspect', source: '', done: 1, total: 1 });
  });
}

describe('parcels with faults', () => {
  it('are counted as they are first, then without what overlaps or crosses itself, and told one by one', async () => {
    const tested = engine();
    const { api } = tested;
    await api.open(district(geojson(FAULTY)));
    expect(await api.quality()).toEqual({ state: 'running', code: null });
    await inspected(tested);
    expect(await sheetsOf(api, 'area.class', '0301')).toBeCloseTo(1.5, 9);
    expect(await sheetsOf(api, 'area.class', '0101')).toBeCloseTo(0.5, 4);
    expect(await api.quality()).toMatchObject({
      state: 'done',
      counts: { overlap: 1, 'self-crossing': 1, gap: 0 },
      repairedParcels: 2,
    });
    const { total, rows } = await api.faults('overlap', 0, 10);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ kind: 'overlap', outcome: 'repaired', id: 'B', otherId: 'A' });
    expect((rows[0]?.areaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(0.5, 6);
    const places = await api.layer('faults');
    expect(places?.features.map(({ properties }) => properties?.['kind'] as string).sort()).toEqual([
      'overlap',
      'self-crossing',
    ]);
  });

  it('are out of the first number already where there is no hurry', async () => {
    const { api } = engine({ inspection: 'before-numbers' });
    await api.open(district(geojson(FAULTY)));
    expect(await sheetsOf(api, 'area.class', '0301')).toBeCloseTo(1.5, 9);
  });

  it('are found the same by a worker, which keeps no attribute', async () => {
    const disposed = vi.fn();
    const tested = engine({ startGeometry: () => ({ api: createGeometry(), failed: ALIVE, dispose: disposed }) });
    await tested.api.open(district(geojson(FAULTY)));
    await inspected(tested);
    expect((await tested.api.faults(null, 0, 10)).rows.map(({ id }) => id).sort()).toEqual(['B', 'C']);
    expect(disposed).toHaveBeenCalledOnce();
  });

  it('leave the district open when the inspection itself fails', async () => {
    const broken = { ...createGeometry(), inspect: () => Promise.reject(new Error('no memory')) };
    const tested = engine({ startGeometry: () => ({ api: broken, failed: ALIVE, dispose: () => undefined }) });
    await tested.api.open(district(geojson(FAULTY)));
    await inspected(tested);
    expect(await tested.api.quality()).toEqual({ state: 'failed', code: 'inspection-failed' });
    expect(await sheetsOf(tested.api, 'area.class', '0301')).toBeCloseTo(2, 9);
  });
});

describe('a worker that ends half-way', () => {
  it('ends the inspection, and nothing else', async () => {
    const silent = { ...createGeometry(), inspect: () => new Promise<never>(() => undefined) };
    const failed = Promise.reject(new Error('the worker ended'));
    failed.catch(() => undefined);
    const tested = engine({ startGeometry: () => ({ api: silent, failed, dispose: () => undefined }) });
    await tested.api.open(district(geojson(FAULTY)));
    await inspected(tested);
    expect(await tested.api.quality()).toEqual({ state: 'failed', code: 'inspection-failed' });
  });
});

describe('a base that was opened before', () => {
  function memoryStore(): PreparedStore & { readonly files: Map<string, Uint8Array<ArrayBuffer>> } {
    const files = new Map<string, Uint8Array<ArrayBuffer>>();
    return {
      files,
      read: (name) => Promise.resolve(files.get(name)?.slice().buffer ?? null),
      write(name, parts) {
        files.set(name, parts[0]?.slice() ?? new Uint8Array(0));
        return Promise.resolve(true);
      },
    };
  }

  async function kept(): Promise<{ store: ReturnType<typeof memoryStore>; sha256: string; file: BaseFile }> {
    const store = memoryStore();
    const file = geojson(FAULTY);
    const sha256 = createHash('sha256')
      .update(Buffer.from(await file.blob.arrayBuffer()))
      .digest('hex');
    const tested = engine({ prepared: store });
    await tested.api.open(district(file, { sha256 }));
    await vi.waitFor(() => {
      expect(tested.progress).toContainEqual({ step: 'keep', source: 'land.geojson', done: 1, total: 1 });
    });
    return { store, sha256, file };
  }

  it('opens without its file, inspected, with the same numbers', async () => {
    const { store, sha256 } = await kept();
    const { api } = engine({ prepared: store });
    expect(await api.open(district(null, { sha256 }))).toMatchObject({ parcelCount: 3, notes: [] });
    expect(await sheetsOf(api, 'area.class', '0301')).toBeCloseTo(1.5, 9);
    expect(await api.quality()).toMatchObject({ state: 'done', counts: { overlap: 1 } });
    expect((await api.faults(null, 0, 10)).total).toBe(2);
  });

  it('is read anew from its file when what was kept is damaged, or was read in another way', async () => {
    const { store, sha256, file } = await kept();
    const fields = { class: 'DLBM' };
    const other = await engine({ prepared: store }).api.open(district(null, { sha256, fields }));
    expect(other.notes).toMatchObject([{ code: 'base-missing' }]);
    for (const bytes of store.files.values()) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    const { api } = engine({ prepared: store });
    expect(await api.open(district(file, { sha256 }))).toMatchObject({ parcelCount: 3, notes: [] });
    expect(await api.quality()).toEqual({ state: 'running', code: null });
  });

  it('may come as the prepared file itself: it says how it was read, opens inspected and is kept again', async () => {
    const { store } = await kept();
    const [bytes = new Uint8Array(0)] = store.files.values();
    const file = { name: 'land.tantubase', blob: new Blob([bytes]) };
    const result = await engine().api.inspectBase([file]);
    if (!result.ok || result.inspection.prepared === null) throw new Error('not taken for a prepared base');
    const { prepared, sha256 } = result.inspection;
    expect(prepared).toEqual({ classSystem: 'third-survey', fields: { class: 'DLBM', id: 'BSM' } });

    const again = memoryStore();
    const tested = engine({ prepared: again });
    const { notes } = await tested.api.open(district(file, { href: file.name, sha256, ...prepared }));
    expect(notes).toEqual([]);
    const other = await engine().api.open(district(file, { href: file.name, sha256: 'ab'.repeat(32), ...prepared }));
    expect(other.notes).toMatchObject([{ code: 'base-changed' }]);
    expect(await tested.api.quality()).toMatchObject({ state: 'done', counts: { overlap: 1 } });
    await vi.waitFor(() => expect(again.files.size).toBe(1));
    const later = engine({ prepared: again });
    await later.api.open(district(null, { href: file.name, sha256, ...prepared }));
    expect(await sheetsOf(later.api, 'area.class', '0301')).toBeCloseTo(1.5, 9);
  });

  it('is not kept when the file is another than the plan names', async () => {
    const store = memoryStore();
    const tested = engine({ prepared: store });
    const summary = await tested.api.open(district(geojson(FAULTY), { sha256: 'ab'.repeat(32) }));
    expect(summary.notes).toMatchObject([{ code: 'base-changed', details: { name: 'land.geojson' } }]);
    await inspected(tested);
    expect(store.files.size).toBe(0);
  });
});

describe('an evaluation under way', () => {
  /** A clock on which every step is long. */
  function slow(): Pick<EnginePorts, 'now'> {
    let time = 0;
    return { now: () => (time += 100) };
  }

  async function evaluating(act: (api: EngineApi) => Promise<unknown>): Promise<{ code: unknown }> {
    const acts: (() => Promise<unknown>)[] = [];
    const tested = engine({
      ...slow(),
      inspection: 'before-numbers',
      pause: async () => {
        await acts.shift()?.();
      },
    });
    await tested.api.open(district(geojson(FAULTY)));
    await tested.api.update(update(1));
    acts.push(() => act(tested.api));
    const failure: unknown = await tested.api.evaluate('a', 2025).catch((error: unknown) => error);
    return { code: (failure as { code?: unknown }).code };
  }

  it('is dropped when the plan has gone on', async () => {
    expect(await evaluating((api) => api.update(update(2)))).toEqual({ code: 'evaluation-outdated' });
  });

  it('is given up when the user says so', async () => {
    expect(await evaluating((api) => api.cancel())).toEqual({ code: 'evaluation-cancelled' });
  });

  it('goes on when an inspection ends that changed no parcel, and is dropped when it changed one', async () => {
    for (const [parcels, expected] of [
      [FAULTY.slice(0, 1), null],
      [FAULTY, 'evaluation-outdated'],
    ] as const) {
      const inspection: (() => void)[] = [];
      const geometry = createGeometry();
      const waiting: GeometryApi = {
        ...geometry,
        inspect: async (land, progress) => {
          await new Promise<void>((resolve) => inspection.push(resolve));
          return geometry.inspect(land, progress);
        },
      };
      let time = 0;
      const tested: TestedEngine = engine({
        now: () => (time += 100),
        startGeometry: () => ({ api: waiting, failed: ALIVE, dispose: () => undefined }),
        pause: async () => {
          inspection.shift()?.();
          await new Promise((resolve) => setTimeout(resolve, 20));
        },
      });
      await tested.api.open(district(geojson(parcels)));
      await tested.api.update(update(1));
      await vi.waitFor(() => expect(inspection).toHaveLength(1));
      const failure: unknown = await tested.api.evaluate('a', 2025).then(
        () => null,
        (error: unknown) => (error as { code?: unknown }).code,
      );
      await inspected(tested);
      expect(failure).toBe(expected);
    }
  });

  it('tells how far it is, and carries its revision', async () => {
    const tested = engine({ ...slow(), inspection: 'before-numbers' });
    await tested.api.open(district(geojson(FAULTY)));
    await tested.api.update(update(7));
    const { revision, measures } = await tested.api.evaluate('a', 2025);
    expect(tested.progress.some(({ step }) => step === 'evaluate')).toBe(true);
    expect([revision, ...new Set(measures.map((row) => row.revision))]).toEqual([7, 7]);
  });
});

describe('official areas', () => {
  it('are held against computed ones, and the control area is told beside them', async () => {
    const file = geojson([
      ['A', '0301', gridBox(0, 0, 1, 1), Math.round(SHEET_AREA_M2 * 100) / 100],
      ['B', '0301', gridBox(1, 0, 2, 1), SHEET_AREA_M2 + 500],
      ['C', '0301', gridBox(2, 0, 3, 1)],
    ]);
    const fields = { class: 'DLBM', id: 'BSM', officialAreaM2: 'TBMJ' };
    const { api } = engine();
    await api.open(district(file, { fields, controlAreaM2: 3 * SHEET_AREA_M2 + 300 }));
    const page = await api.areaDifferences(0, 10);
    expect(page).toMatchObject({ compared: 2, missing: 1, total: 1, rows: [{ id: 'B' }] });
    const [row] = page?.rows ?? [];
    expect((row?.officialM2 ?? 0) - (row?.computedM2 ?? 0)).toBeCloseTo(500, 4);
    expect(page?.control?.controlM2).toBeCloseTo(3 * SHEET_AREA_M2 + 300, 1);
    expect(page?.control?.largestChangeM2).toBeCloseTo(100, 1);
  });
});

describe('a base file that is only looked into', () => {
  it('tells fields, codes that class systems know, coordinates and its hash', async () => {
    const file = geojson(FAULTY);
    const result = await engine().api.inspectBase([file]);
    if (!result.ok) throw new Error(result.note.code);
    const { inspection } = result;
    expect(inspection).toMatchObject({ name: 'land.geojson', format: 'GeoJSON', featureCount: 3 });
    expect(inspection.sha256).toBe(
      createHash('sha256')
        .update(Buffer.from(await file.blob.arrayBuffer()))
        .digest('hex'),
    );
    const codes = inspection.fields.find(({ name }) => name === 'DLBM');
    expect(codes?.samples).toEqual(['0301', '0101']);
    expect(codes?.knownCodes).toContainEqual({ system: 'third-survey', known: 2, total: 2 });
  });

  it('says in one code why it cannot be read', async () => {
    const file = { name: 'cut.fgb', blob: new Blob([gridFlatgeobuf({ columns: 2, rows: 1 }).slice(0, 400)]) };
    expect(await engine().api.inspectBase([file])).toMatchObject({
      ok: false,
      note: { code: 'base-unreadable', details: { name: 'cut.fgb', reason: 'format.truncated' } },
    });
  });
});

const LONDON = new URL('../../../../shared/data/perf/london_oa2011.fgb', import.meta.url);
const hasLondon = existsSync(LONDON);

describe('a large file on a server', () => {
  it.runIf(hasLondon)(
    `is read only where the district is when the server answers ranges${hasLondon ? '' : ' (shared test data are not here)'}`,
    async () => {
      const bytes = new Uint8Array(readFileSync(LONDON));
      let fetched = 0;
      const { api } = engine({
        fetchRange: () => (start, end) => {
          const part = bytes.slice(start, end);
          fetched += part.length;
          return Promise.resolve({ bytes: part, size: bytes.length });
        },
      });
      const dataset = {
        href: 'london.fgb',
        classSystem: 'custom',
        classMapping: { E09000033: '0301' },
        fields: { class: 'LAD11CD', id: 'OA11CD' },
      } as const;
      const westminster = bboxPolygon([-0.15, 51.49, -0.13, 51.52]).geometry;
      const { parcelCount } = await api.open({ ...district(null, dataset), boundary: westminster });
      expect(parcelCount).toBeGreaterThan(50);
      expect(parcelCount).toBeLessThan(2_000);
      expect(fetched).toBeLessThan(bytes.length / 4);
    },
  );
});
