import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../workers/files/files.ts';
import type { FactorFilter } from '../../../src/evaluate/factors/factor-filter.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { createPlanDocument } from '../../../src/plan/document.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';
import { createCell } from '../../../src/session/cell.ts';
import { createFactorDesk } from '../../../src/session/factor-desk.ts';
import type { FilesHost } from '../../../src/session/ports.ts';
import { smallPlan } from '../../support/small-plan.ts';

/** Lets every factor through. */
const EVERY_FACTOR: FactorFilter = { text: '', mark: null, topics: new Set(), units: new Set(), changedOnly: false };

const CF = 'species.马尾松.CF';
const R = 'species.马尾松.R';
const own = { value: 0.48, low: 0.46, high: 0.5, source: '县林业局实测 2025' };

/** A desk over a real document, with what it says and saves. */
function open(start: Partial<Plan> = {}, files: Partial<FilesHost['api']> = {}) {
  const document = createPlanDocument(smallPlan([], start), { author: 'a', clientId: 1 });
  const plan = createCell(document.snapshot());
  document.subscribe(() => plan.set(document.snapshot()));
  const language = createCell<Language>('zh');
  const said: string[] = [];
  const saved: { readonly name: string; readonly content: string | Uint8Array }[] = [];
  let running = 0;
  const desk = createFactorDesk({
    ports: {
      startFiles() {
        running += 1;
        const api = { ...createFiles(() => undefined), ...files };
        return { api, onProgress: () => () => undefined, dispose: () => (running -= 1) };
      },
      files: {
        pick: () => Promise.resolve(null),
        pickMany: () => Promise.resolve(null),
        fetchText: () => Promise.reject(new TypeError('no network')),
        save(name, content) {
          saved.push({ name, content });
          return Promise.resolve(true);
        },
      },
    },
    plan,
    language,
    run: (command) => document.run(command, { at: 0 }),
    say: (key) => said.push(key),
  });
  return { desk, document, language, said, saved, running: () => running };
}

const sheetFile = (text: string, name = '因子.csv') => ({ name, blob: new Blob([text]) });

describe('the factor library on screen', () => {
  it('is not there before it is asked for, and follows the plan afterwards', async () => {
    const { desk, document } = open({ factors: { [CF]: own } });
    expect(desk.library.get()).toBeNull();
    expect(desk.find(EVERY_FACTOR)).toEqual([]);
    await desk.load();
    const first = desk.library.get();
    expect(first?.find(CF)).toMatchObject({ value: 0.48, change: own });
    await desk.load();
    expect(desk.library.get()).toBe(first);
    document.run({ do: 'set-factors', factors: { [CF]: null }, label: 'reset-factor' }, { at: 1 });
    await desk.load();
    expect(desk.library.get()?.find(CF)).toMatchObject({ value: 0.46, change: null });
  });

  it('changes and resets a factor as one step each, which undo takes back and the plan file keeps', async () => {
    const { desk, document } = open();
    await desk.load();
    desk.change(CF, { ...own, source: ` ${own.source} ` });
    expect(document.snapshot().factors).toEqual({ [CF]: own });
    desk.change(R, { value: 0.2, low: null, high: null, source: 'x' });
    expect(document.snapshot().factors[R]).toEqual({ value: 0.2, source: 'x' });
    const { value: reread } = readPlanFile(writePlanFile(document.snapshot()));
    expect(reread?.factors).toEqual(document.snapshot().factors);
    desk.reset([CF, R]);
    expect(document.snapshot().factors).toEqual({});
    expect(document.history().map(({ label, subject, count }) => [label, subject, count])).toEqual([
      ['set-factor', '含碳率 · 马尾松', 1],
      ['set-factor', '根茎比 · 马尾松', 1],
      ['reset-factor', '', 2],
    ]);
    document.undo();
    document.undo();
    expect(document.snapshot().factors).toEqual({ [CF]: own });
  });

  it('does not take a number that cannot be used', async () => {
    const { desk, document } = open();
    await desk.load();
    const bad = { ...own, high: 0.47 };
    expect(desk.faultOf(CF, bad)).toBe('factor-outside-range');
    desk.change(CF, bad);
    expect(document.history()).toEqual([]);
  });
});

describe('a sheet of factors', () => {
  it('shows what it would change, changes nothing by itself, and then does it as one step', async () => {
    const { desk, document, said, running } = open();
    const text = `编号,值,下限,上限,来源\n${CF},0.48,0.46,0.5,实测\n${R},0.22,,,实测\nx,1,,,实测\n`;
    await desk.sheet.read(sheetFile(text));
    const state = desk.sheet.state.get();
    expect(state).toMatchObject({
      state: 'asking',
      name: '因子.csv',
      proposal: {
        rows: [{ row: 2 }, { row: 3 }],
        problems: [{ row: 4, column: 'A', code: 'unknown-id', details: { id: 'x' } }],
      },
    });
    expect(document.history()).toEqual([]);
    desk.sheet.use(new Set([4, 99]));
    expect(document.history()).toEqual([]);
    desk.sheet.use(new Set([2, 3]));
    expect(document.snapshot().factors).toEqual({
      [CF]: { ...own, source: '实测' },
      [R]: { value: 0.22, source: '实测' },
    });
    expect(document.history()).toMatchObject([{ label: 'import-factors', count: 2 }]);
    expect(said).toEqual(['toast.factors-imported']);
    expect(desk.sheet.state.get()).toBeNull();
    expect(running()).toBe(0);
  });

  it.each([
    ['a,b\n1,2\n', 'factor-sheet-columns'],
    ['', 'format.empty-file'],
  ])('that is none says so and changes nothing: %j', async (text, code) => {
    const { desk, document, running } = open();
    await desk.sheet.read(sheetFile(text));
    expect(desk.sheet.state.get()).toMatchObject({ state: 'failed', note: { code } });
    desk.sheet.cancel();
    expect(desk.sheet.state.get()).toBeNull();
    expect(document.history()).toEqual([]);
    expect(running()).toBe(0);
  });

  it('given up while it is read is not shown', async () => {
    let answer: (value: Awaited<ReturnType<FilesHost['api']['readSheets']>>) => void = () => undefined;
    const { desk } = open({}, { readSheets: () => new Promise((resolve) => (answer = resolve)) });
    const reading = desk.sheet.read(sheetFile(''));
    expect(desk.sheet.state.get()).toEqual({ state: 'reading', name: '因子.csv' });
    desk.sheet.cancel();
    answer({ ok: true, sheets: [{ name: '', rows: [['id', 'value', 'source']] }] });
    await reading;
    expect(desk.sheet.state.get()).toBeNull();
  });

  it.each<Language>(['zh', 'en'])(
    'that was exported (%s) comes back and changes nothing until it is edited',
    async (shown) => {
      const { desk, document, language, saved } = open({ factors: { [CF]: own } });
      language.set(shown);
      await desk.load();
      await desk.exportTable(desk.find(EVERY_FACTOR));
      const [file] = saved;
      expect(file?.name).toBe(shown === 'zh' ? '蓟州区碳布局方案-因子表.csv' : '蓟州区碳布局方案-factors.csv');
      const text = String(file?.content);
      await desk.sheet.read(sheetFile(text));
      expect(desk.sheet.state.get()).toMatchObject({
        state: 'asking',
        proposal: { rows: [], problems: [], sameCount: 1060 },
      });
      await desk.sheet.read(sheetFile(text.replace(own.source, '复测 2026')));
      expect(desk.sheet.state.get()).toMatchObject({
        proposal: { rows: [{ change: { ...own, source: '复测 2026' } }], problems: [] },
      });
      expect(document.history()).toEqual([]);
    },
  );
});
