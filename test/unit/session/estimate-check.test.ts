import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createFiles } from '../../../workers/files/files.ts';
import { checkEstimate } from '../../../src/evaluate/carbon/estimate-check.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { createPlanDocument } from '../../../src/plan/document.ts';
import { listedRow } from '../../../src/report/estimate-list.ts';
import { createCell } from '../../../src/session/cell.ts';
import { createEstimateDesk } from '../../../src/session/estimate-check.ts';
import {
  columnChoices,
  fieldChoices,
  headingChoices,
  questionsOf,
  withUnit,
} from '../../../src/session/estimate-choices.ts';
import { inventoryBase, inventoryRules } from '../../support/estimate-land.ts';
import { smallPlan } from '../../support/small-plan.ts';

const BASE = inventoryBase([{ id: '113-2', areaHa: 12, age: 30, volume: 85 }]);
const TEXT = '小班号,面积,优势树种,平均年龄,公顷蓄积,碳储量(tC)\n113-2,180,马尾松,30,98,412\n113-9,x,,,,\n';

/** A desk over a real document and the real matching, with what it says and saves. */
function open(
  check: EngineApi['checkEstimate'] = (table) => Promise.resolve(checkEstimate(table, BASE, inventoryRules())),
) {
  const document = createPlanDocument(smallPlan([]), { author: 'a', clientId: 1 });
  const plan = createCell(document.snapshot());
  document.subscribe(() => plan.set(document.snapshot()));
  const saved = new Map<string, string | Uint8Array>();
  const kept = new Map<string, string>();
  const desk = createEstimateDesk({
    ports: {
      startFiles: () => ({
        api: createFiles(() => undefined),
        onProgress: () => () => undefined,
        dispose: () => undefined,
      }),
      files: {
        pick: () => Promise.resolve(null),
        pickMany: () => Promise.resolve([file()]),
        fetchText: () => Promise.reject(new TypeError('no network')),
        save(name, content) {
          saved.set(name, content);
          return Promise.resolve(true);
        },
      },
      preferences: { read: (key) => kept.get(key) ?? null, write: (key, value) => void kept.set(key, value) },
      now: () => Date.UTC(2026, 10, 21, 15, 30),
    },
    plan,
    engine: createCell<EngineApi | null>({ checkEstimate: check } as EngineApi),
    language: createCell<Language>('zh'),
    run: (command) => document.run(command, { at: 0 }),
    say: () => undefined,
  });
  return { desk, document, saved, kept };
}

function file(text = TEXT, name = '小班.csv') {
  return { name, blob: new Blob([text]) };
}

function draftOf({ desk }: ReturnType<typeof open>) {
  const current = desk.state.get();
  if (!('draft' in current)) throw new Error(current.state);
  return current.draft;
}

/** Answers what the headings leave open. */
async function checked(made = open()): Promise<ReturnType<typeof open>> {
  await made.desk.pick();
  made.desk.setMapping({ ...withUnit(draftOf(made).mapping, 'area', 'mu'), scope: 'living' });
  await made.desk.run();
  return made;
}

describe('checking an estimate', () => {
  it('asks for what the headings leave open, and reads nothing before', async () => {
    const made = open();
    await made.desk.pick();
    expect(questionsOf(draftOf(made))).toEqual(['area', 'scope']);
    expect(draftOf(made).table).toBeNull();
    const columns = columnChoices(draftOf(made));
    expect(columns[1]).toMatchObject({ letters: 'B', heading: '面积' });
    expect(columns[1]?.samples).toMatch(/^180 · x/u);
    expect(fieldChoices(draftOf(made), columns)[1]).toMatchObject({ field: 'area', column: 1, unit: null });
    made.desk.setMapping({ ...withUnit(draftOf(made).mapping, 'area', 'mu'), scope: 'living' });
    expect(draftOf(made).table?.areaHa.values[0]).toBeCloseTo(12, 12);
    made.desk.chooseColumn('area', null);
    expect([draftOf(made).mapping.columns.area, questionsOf(draftOf(made))]).toEqual([null, []]);
  });

  it('takes the headings from another row when it is told to', async () => {
    const made = open();
    await made.desk.read(file('小班号,面积(公顷),蓄积(m3)\n\n小班号,面积(亩)\n113-2,180\n'));
    expect(headingChoices(draftOf(made))).toEqual([
      { row: 0, text: '小班号 · 面积(公顷) · 蓄积(m3)' },
      { row: 2, text: '小班号 · 面积(亩)' },
      { row: 3, text: '113-2 · 180' },
    ]);
    made.desk.chooseHeadingRow(2);
    expect(draftOf(made).mapping).toMatchObject({ headingRow: 2, units: { area: 'mu' } });
    expect(draftOf(made).table).toMatchObject({ rowCount: 1 });
    expect(draftOf(made).table?.areaHa.values[0]).toBeCloseTo(12, 12);
  });

  it('matches, decides with name and time as a step, and saves three kinds of report', async () => {
    const { desk, document, saved, kept } = await checked();
    expect(desk.state.get()).toMatchObject({ state: 'checked', check: { matchedCount: 1 } });
    const report = desk.report();
    if (report === null) throw new Error('no report');
    desk.checker.set('王');
    desk.decide(listedRow(report, 0), 'to-correct', '请复核蓄积');
    expect(document.snapshot().carbonChecks?.['113-2']).toMatchObject({
      ...{ status: 'to-correct', note: '请复核蓄积', by: '王', at: '2026-11-21T15:30:00.000Z', theirsT: 412 },
    });
    expect(kept.get('checker')).toBe('王');
    for (const form of ['xlsx', 'csv', 'text'] as const) await desk.exportReport(form);
    expect([...saved.keys()].map((name) => name.split('.').at(-1))).toEqual(['xlsx', 'csv', 'md']);
    expect([...saved.values()].at(-1)).toContain('待更正 1 行');
    document.undo();
    expect(desk.report()?.decisions).toEqual({});
  });

  it('says when the rules have changed since, and checks again', async () => {
    const { desk, document } = await checked();
    document.run({ do: 'rename-plan', name: '新' }, { at: 1 });
    expect(desk.state.get()).toMatchObject({ isOld: false });
    document.run({ do: 'set-carbon', choices: { volumeSet: 'guo' } }, { at: 2 });
    expect(desk.state.get()).toMatchObject({ state: 'checked', isOld: true });
    await desk.run();
    expect(desk.state.get()).toMatchObject({ state: 'checked', isOld: false });
  });

  it('says why nothing was checked', async () => {
    const without = await checked(open(() => Promise.resolve(null)));
    expect(without.desk.state.get()).toMatchObject({ state: 'not-checked', code: 'no-base' });
    const broken = await checked(open(() => Promise.reject(new Error('gone'))));
    expect(broken.desk.state.get()).toMatchObject({ state: 'not-checked', code: 'failed', message: 'gone' });
    broken.desk.back();
    expect(broken.desk.state.get()).toMatchObject({ state: 'mapping' });
    await broken.desk.read(file('', 'leer.csv'));
    expect(broken.desk.state.get()).toMatchObject({ state: 'failed', name: 'leer.csv' });
    broken.desk.back();
    expect(broken.desk.state.get()).toEqual({ state: 'none' });
  });
});
