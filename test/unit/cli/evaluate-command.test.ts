import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '../../../src/cli/command.ts';
import type { CommandPorts } from '../../../src/cli/command-ports.ts';
import { runEvaluate } from '../../../src/cli/evaluate-command.ts';
import { createNodePorts } from '../../../src/cli/node-ports.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import { createCell } from '../../../src/session/cell.ts';
import { openDesk } from '../../../src/session/open-desk.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { gridBox, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { GRID_DATASET, gridFlatgeobuf, outlineFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { drawn, target, wholePlan } from '../../support/plan-pieces.ts';
import { createTestPorts, STRIP } from '../../support/session-ports.ts';

const LAND = gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: STRIP[column] ?? null }) });
const PLAN = wholePlan(
  [drawn('f1', gridBox(0, 0, 1, 1)), drawn('f2', gridPolygon([0.5, 0.1], [2.7, 0.3], [1.9, 1.2]), { scenario: 'b' })],
  {
    name: '试验, "方案"',
    boundary: gridBox(0, 0, 4, 1),
    base: [
      { ...GRID_DATASET, href: 'data/landcover.fgb' },
      { role: 'farmland', href: './data/farmland.fgb' },
    ],
    targets: [
      target({ op: '>=', value: 50 }),
      target({ id: 'tracked', op: '>=', value: 1, kind: 'tracked', readings: [] }),
    ],
  },
);

let folder = '';
const ports: CommandPorts = { ...createNodePorts(), openSeed: () => Promise.resolve(null) };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tantu-cli-'));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/landcover.fgb'), new Uint8Array(LAND));
  await writeFile(join(folder, 'data/farmland.fgb'), new Uint8Array(outlineFlatgeobuf([gridBox(0.75, 0, 1, 1)])));
  await writeFile(join(folder, 'plan.json'), writePlanFile(PLAN));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a plan beside the good one and evaluates it. */
async function evaluatePlan(plan: Plan | string, ...words: string[]): Promise<CommandOutcome> {
  const path = join(folder, 'other.plan.json');
  await writeFile(path, typeof plan === 'string' ? plan : writePlanFile(plan));
  return runEvaluate([path, ...words], ports);
}

function evaluate(...words: string[]): Promise<CommandOutcome> {
  return runEvaluate([join(folder, 'plan.json'), ...words], ports);
}

interface Answer {
  readonly plan: string;
  readonly scenario: string;
  readonly year: number;
  readonly measures: readonly (Omit<Measure, 'none'> & { readonly none: string | null })[];
  readonly targets: readonly Record<string, unknown>[];
  readonly contributions: readonly { readonly feature: string; readonly notCounted: readonly unknown[] }[];
  readonly balance: { readonly relativeError: number };
}

function answer({ stdout }: CommandOutcome): Answer {
  return JSON.parse(stdout) as Answer;
}

function value({ measures }: Answer, indicator: string, group: string | null = null): number | null {
  return measures.find((row) => row.indicator === indicator && row.group === group)?.value ?? null;
}

function expectOneLine({ exitCode, stdout, stderr }: CommandOutcome, words: RegExp): void {
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\n$/u);
  expect(stderr).toMatch(words);
}

describe('tantu evaluate', () => {
  it('answers in JSON for a plan whose base lies beside it', async () => {
    const outcome = await evaluate();
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    const found = answer(outcome);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'plan',
        'engine',
        'measures',
        'targets',
        'findings',
        'balance',
        'contributions',
        'notes',
      ]),
    );
    expect(found).toMatchObject({ plan: join(folder, 'plan.json'), scenario: 'a', year: 2025 });
    // One sheet of forest, and three quarters of a sheet that the farmland line leaves to the drawn one.
    expect(value(found, 'forest.cover')).toBeCloseTo((100 * 1.75) / 4, 9);
    expect((value(found, 'forest.area') ?? 0) / SHEET_AREA_M2).toBeCloseTo(1.75, 9);
    const classes = found.measures
      .filter((row) => row.indicator === 'area.class')
      .reduce((sum, row) => sum + (row.value ?? Number.NaN), 0);
    expect(Math.abs(classes - (value(found, 'area.region') ?? 0)) / classes).toBeLessThan(1e-9);
    expect(found.balance.relativeError).toBeLessThan(1e-9);
    expect(found.targets).toMatchObject([
      {
        id: 'cover-2025',
        indicator: 'forest.cover',
        zone: 'region',
        year: null,
        op: '>=',
        target: 50,
        gap: expect.closeTo(6.25, 9) as number,
        status: 'short',
      },
      { id: 'tracked', status: 'unknown', value: null, gap: null, none: 'no-reading' },
    ]);
    expect(found.contributions).toMatchObject([{ feature: 'f1', notCounted: [{ reason: 'farmland-line' }] }]);
  });

  it('gives to all digits what the open plan shows', async () => {
    const { value: plan } = readPlanFile(writePlanFile({ ...PLAN, base: [] }));
    const outside = createTestPorts();
    const seed = {
      seed: { id: 'jizhou' },
      boundary: gridBox(0, 0, 4, 1),
      targets: [],
      urlOf: (file: string) => `/demo/jizhou/${file}`,
    };
    const desk = openDesk({
      ports: outside.ports,
      draftId: 'd',
      source: plan ?? PLAN,
      seed: seed as never,
      language: createCell<Language>('zh'),
      scope: { scenario: 'b' },
    });
    await new Promise<void>((resolve) => {
      desk.results.subscribe((results) => !results.stale && resolve());
    });
    const shown = desk.results.get().evaluation?.measures.map(({ revision: _, none: _none, ...row }) => row);
    const told = answer(await evaluatePlan({ ...PLAN, base: PLAN.base.slice(0, 1) }, '--scenario', 'b'));
    expect(told.measures.map(({ revision: _, none: _none, ...row }) => row)).toEqual(shown);
    await desk.close();
  });

  it('evaluates the scheme and year asked for', async () => {
    const found = answer(await evaluate('--scenario', 'base', '--year=2060'));
    expect(found).toMatchObject({ scenario: 'base', year: 2060, contributions: [] });
    expect(value(found, 'forest.cover')).toBeCloseTo(25, 9);
    for (const row of found.measures) expect(row).toMatchObject({ scenario: 'base', year: 2060 });
  });

  it('writes one line per row as CSV, every digit kept', async () => {
    const found = answer(await evaluate());
    const { stdout, exitCode } = await evaluate('--format', 'csv');
    expect(exitCode).toBe(0);
    const [head, ...lines] = stdout.trimEnd().split('\n');
    expect(head).toBe('scenario,year,zone,indicator,group,value,none,low,high,unit,revision');
    expect(lines).toHaveLength(found.measures.length);
    const cover = lines.find((line) => line.includes('forest.cover'));
    expect(cover).toBe(`a,2025,region,forest.cover,,${String(value(found, 'forest.cover'))},,,,%,1`);
  });

  it('writes a table for reading', async () => {
    const { stdout } = await evaluate('--format', 'table');
    expect(stdout).toMatch(/^forest\.cover +43\.7500 +%$/mu);
    expect(stdout).toMatch(/^target cover-2025 +>= 50 +43\.7500 +% short$/mu);
    expect(stdout).toMatch(/^target tracked +>= 1 +\(no-reading\) +% unknown$/mu);
  });

  it('answers no with --strict while a target is unmet, and yes once all are met', async () => {
    const unmet = await evaluate('--strict');
    expect(unmet.exitCode).toBe(1);
    expect(answer(unmet).targets[0]).toMatchObject({ status: 'short' });
    const over = await evaluatePlan({ ...PLAN, targets: [target({ op: '<=', value: 40 })] }, '--strict');
    expect(over.exitCode).toBe(1);
    const met = await evaluatePlan(
      { ...PLAN, targets: [target({ op: '>=', value: 40 }), ...PLAN.targets.slice(1)] },
      '--strict',
    );
    expect(met.exitCode).toBe(0);
  });

  it.each([
    ['no plan', [], /one plan file/u],
    ['two plans', ['a', 'b'], /one plan file/u],
    ['a form it does not write', ['--format', 'xml'], /json, table or csv, not "xml"/u],
    ['an option it does not have', ['--sceanrio', 'a'], /Unknown option --sceanrio/u],
    ['an option without its value', ['--year'], /--year needs a value/u],
    ['a scheme the plan does not have', ['--scenario', 'c'], /no scheme "c"\. Schemes: base, a, b\./u],
    ['a year that is none', ['--year', 'soon'], /four digits, not "soon"/u],
  ])('refuses %s in one line', async (name, words, sentence) => {
    const needsPlan = name !== 'no plan' && name !== 'two plans';
    expectOneLine(await (needsPlan ? evaluate(...words) : runEvaluate(words, ports)), sentence);
  });

  it('refuses a file that is not there or is no plan in one line', async () => {
    expectOneLine(await runEvaluate([join(folder, 'nothing.json')], ports), /nothing\.json: no such file/u);
    expectOneLine(await runEvaluate([folder], ports), /cannot be read/u);
    expectOneLine(
      await evaluatePlan(writePlanFile(PLAN).slice(0, 300)),
      /ends too early|truncated|cut off|incomplete/iu,
    );
    expectOneLine(await evaluatePlan('{"type":"FeatureCollection","features":[]}'), /not a plan file/u);
    const newer = writePlanFile(PLAN).replace(/"version":\s*1/u, '"version": 99');
    expectOneLine(await evaluatePlan(newer), /99/u);
  });

  it('refuses a plan whose base is not there, not readable or not understood', async () => {
    expectOneLine(
      await evaluatePlan({ ...PLAN, base: [{ ...GRID_DATASET, href: 'gone.fgb' }] }),
      /gone\.fgb is not there/u,
    );
    await writeFile(join(folder, 'data/cut.fgb'), new Uint8Array(LAND).slice(0, 500));
    expectOneLine(
      await evaluatePlan({ ...PLAN, base: [{ ...GRID_DATASET, href: 'data/cut.fgb' }] }),
      /cut\.fgb is cut off in feature 1\. Get a complete copy/u,
    );
    const guessed = { ...GRID_DATASET, href: 'data/landcover.fgb', fields: { class: 'CLASS' } };
    expectOneLine(await evaluatePlan({ ...PLAN, base: [guessed] }), /landcover\.fgb has no field with land classes/u);
  });

  it('evaluates a plan without any base, and says of every number of land that there is no land cover', async () => {
    const outcome = await evaluatePlan({ ...PLAN, base: [] });
    expect(outcome.exitCode).toBe(0);
    const { measures } = answer(outcome);
    const ofLand = measures.filter(({ indicator }) => /^(area|forest|wetland|bluegreen|carbon|gep)\./u.test(indicator));
    expect(ofLand.length).toBeGreaterThan(8);
    for (const row of ofLand) expect(row).toMatchObject({ value: null, none: 'no-land-cover' });
    // What is counted or drawn needs no land cover; without it there is none, or a reason.
    for (const { value, none } of measures) expect(value === null).toBe(none !== null);
  });

  it('says on the other stream what it had to leave out, and answers with the rest', async () => {
    const outcome = await evaluatePlan(
      writePlanFile(PLAN).replace('"kind": "forest"', '"kind": "castle"').replace('"kind":"forest"', '"kind":"castle"'),
    );
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toMatch(/^[^\n]*other\.plan\.json: [^\n]*castle[^\n]*\n$/u);
    expect(answer(outcome).contributions).toEqual([]);
  });

  it('refuses a plan whose seed it does not have', async () => {
    expectOneLine(await evaluatePlan({ ...PLAN, seed: 'atlantis' }), /seed "atlantis" is not known\. Seeds: jizhou, /u);
  });
});
