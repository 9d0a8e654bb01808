import { describe, expect, it } from 'vitest';
import type { BaseFile } from '../../../workers/engine/contract/base-source.ts';
import type { BaseInspectionResult } from '../../../workers/engine/contract/base-inspection.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { firstAnswers } from '../../../src/session/base-answers.ts';
import { type BaseImport, createBaseImport, mainFileOf } from '../../../src/session/base-import.ts';
import type { BaseDataset } from '../../../src/plan/plan.ts';
import { inspectionOf } from '../../support/base-inspection.ts';

const fileOf = (name: string): BaseFile => ({ name, blob: new Blob([name]) });
const OK: BaseInspectionResult = { ok: true, inspection: inspectionOf() };

function start(answer: EngineApi['inspectBase'], picked: readonly BaseFile[] | null = null) {
  const taken: (readonly [BaseDataset, readonly BaseFile[]])[] = [];
  const baseImport = createBaseImport({
    pickFiles: () => Promise.resolve(picked),
    inspector: () => ({ inspectBase: answer }) as unknown as EngineApi,
    before: () => null,
    take: (dataset, files) => taken.push([dataset, files]),
  });
  return { baseImport, taken };
}

function answerAll(baseImport: BaseImport): void {
  const state = baseImport.state.get();
  if (state?.state !== 'asking') throw new Error('nothing to answer');
  baseImport.use({ ...firstAnswers(state.inspection, state.before), classSystem: 'third-survey' });
}

describe('bringing in a base', () => {
  it('inspects, asks, and hands over dataset and files once', async () => {
    const { baseImport, taken } = start(() => Promise.resolve(OK));
    const files = [fileOf('三调.fgb')];
    const inspecting = baseImport.inspect(files);
    expect(baseImport.state.get()).toEqual({ state: 'inspecting', name: '三调.fgb' });
    await inspecting;
    expect(baseImport.state.get()).toMatchObject({ state: 'asking', before: null });
    answerAll(baseImport);
    expect(baseImport.state.get()).toBeNull();
    expect(taken).toHaveLength(1);
    expect(taken[0]).toMatchObject([{ role: 'land-cover', classSystem: 'third-survey' }, files]);
  });

  it('asks nothing of a prepared base, which brings the answers along', async () => {
    const prepared = { classSystem: 'clcd', fields: { class: 'code' } } as const;
    const { baseImport, taken } = start(() => Promise.resolve({ ok: true, inspection: inspectionOf({ prepared }) }));
    await baseImport.inspect([fileOf('三调.tantubase')]);
    expect(baseImport.state.get()).toBeNull();
    expect(taken.map(([dataset]) => dataset)).toEqual([
      { role: 'land-cover', href: '三调.fgb', sha256: 'ab'.repeat(32), ...prepared },
    ]);
  });

  it('asks about lines and points too, and takes them for what the user says in one step', async () => {
    const inspection = inspectionOf({ name: '道路.geojson', geometry: 'line', fields: [] });
    const { baseImport, taken } = start(() => Promise.resolve({ ok: true, inspection }), [fileOf('道路.geojson')]);
    await baseImport.pick();
    expect(baseImport.state.get()).toMatchObject({ state: 'asking', role: 'roads' });
    // Chosen for something that lines cannot be: nothing is taken until the user says something else.
    await baseImport.pick('buildings');
    expect(baseImport.state.get()).toMatchObject({ state: 'asking', role: 'buildings' });
    baseImport.use(firstAnswers(inspection, null, 'buildings'));
    expect(taken).toEqual([]);
    baseImport.use(firstAnswers(inspection, null, 'roads'));
    expect(taken.map(([dataset]) => dataset)).toEqual([
      { role: 'roads', href: '道路.geojson', sha256: 'ab'.repeat(32) },
    ]);
    expect(baseImport.state.get()).toBeNull();
  });

  it('reads the file anew in another encoding and goes on asking', async () => {
    const asked: (string | undefined)[] = [];
    const answer = (_files: readonly BaseFile[], encoding?: string): Promise<BaseInspectionResult> => {
      asked.push(encoding);
      return Promise.resolve({ ok: true, inspection: inspectionOf({ encoding: encoding ?? 'UTF-8' }) });
    };
    const { baseImport } = start(answer);
    await baseImport.inspect([fileOf('三调.zip')]);
    await baseImport.reread('GBK');
    expect(asked).toEqual([undefined, 'GBK']);
    expect(baseImport.state.get()).toMatchObject({ state: 'asking', inspection: { encoding: 'GBK' } });
  });

  it('takes nothing while a question is open', async () => {
    const { baseImport, taken } = start(() => Promise.resolve(OK));
    await baseImport.inspect([fileOf('三调.fgb')]);
    baseImport.use(firstAnswers(inspectionOf(), null));
    expect(taken).toEqual([]);
    expect(baseImport.state.get()?.state).toBe('asking');
  });

  it('says what is wrong with a file, or that the engine is gone, and takes nothing', async () => {
    const note = { code: 'format.truncated', details: { file: '三调.fgb' } };
    const { baseImport } = start(() => Promise.resolve({ ok: false, note }));
    await baseImport.inspect([fileOf('三调.fgb')]);
    expect(baseImport.state.get()).toEqual({ state: 'failed', name: '三调.fgb', note, isElevation: false });
    const dead = start(() => Promise.reject(Object.assign(new Error('gone'), { code: 'engine-gone' })));
    await dead.baseImport.inspect([fileOf('三调.fgb')]);
    expect(dead.baseImport.state.get()).toMatchObject({ state: 'failed', note: { code: 'engine-gone' } });
  });

  it('does not show an inspection that ends after it was given up, nor one of an earlier file', async () => {
    const waiting: ((result: BaseInspectionResult) => void)[] = [];
    const { baseImport } = start(() => new Promise((resolve) => waiting.push(resolve)));
    const first = baseImport.inspect([fileOf('a.fgb')]);
    const second = baseImport.inspect([fileOf('b.fgb')]);
    waiting[0]?.(OK);
    await first;
    expect(baseImport.state.get()).toEqual({ state: 'inspecting', name: 'b.fgb' });
    baseImport.cancel();
    waiting[1]?.(OK);
    await second;
    expect(baseImport.state.get()).toBeNull();
  });

  it('stays as it is when the user thinks better of choosing', async () => {
    const { baseImport } = start(() => Promise.resolve(OK), null);
    await baseImport.pick();
    expect(baseImport.state.get()).toBeNull();
  });

  it('names a shapefile by its shapes', () => {
    expect(mainFileOf([fileOf('a.dbf'), fileOf('a.SHP'), fileOf('a.prj')])?.name).toBe('a.SHP');
    expect(mainFileOf([fileOf('a.zip')])?.name).toBe('a.zip');
    expect(mainFileOf([])).toBeNull();
  });
});
