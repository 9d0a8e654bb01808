import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCheck } from '../../../src/cli/check-command.ts';
import type { CommandOutcome } from '../../../src/cli/command.ts';
import { runEvaluate } from '../../../src/cli/evaluate-command.ts';
import { createNodePorts } from '../../../src/cli/node-ports.ts';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import type { Waiver } from '../../../src/plan/plan.ts';
import type { PlanRules } from '../../../src/plan/plan-rule.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';
import { GRID_DATASET, gridFlatgeobuf, outlineFlatgeobuf } from '../../support/grid-flatgeobuf.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { STRIP } from '../../support/session-ports.ts';

const LAND = gridFlatgeobuf({ columns: 4, rows: 1, parcel: (column) => ({ code: STRIP[column] ?? null }) });
const BAN = 'redline.development/p/base:redline';
const ports = { ...createNodePorts(), openSeed: () => Promise.resolve(null) };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tantu-check-'));
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data/landcover.fgb'), new Uint8Array(LAND));
  await writeFile(join(folder, 'data/redline.fgb'), new Uint8Array(outlineFlatgeobuf([gridBox(3, 0, 4, 1)])));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(waivers: readonly Waiver[] = [], rules?: PlanRules): Promise<string> {
  const plan = wholePlan(
    [drawn('p', gridBox(3, 0, 4, 1), { kind: 'industrial-park' }), drawn('s', gridBox(3, 0, 4, 1))],
    {
      boundary: gridBox(0, 0, 4, 1),
      base: [
        { ...GRID_DATASET, href: 'data/landcover.fgb' },
        { role: 'redline', href: 'data/redline.fgb' },
      ],
      waivers,
      ...(rules === undefined ? {} : { rules }),
    },
  );
  const path = join(folder, 'a.plan.json');
  await writeFile(path, writePlanFile(plan));
  return path;
}

async function check(waivers: readonly Waiver[], ...words: string[]): Promise<CommandOutcome> {
  return runCheck([await written(waivers), ...words], ports);
}

const WAIVER: Waiver = { finding: BAN, reason: '省政府批复', by: '张工', at: '2026-11-22T08:00:00Z' };

interface Answer {
  readonly scenario: string;
  readonly year: number;
  readonly findings: readonly { readonly id: string; readonly areaM2: number; readonly waiver: Waiver | null }[];
  readonly unchecked: readonly { readonly rule: string }[];
}

it('says what does not keep the rules, and no when something forbidden is among it', async () => {
  const { exitCode, stdout, stderr } = await check([]);
  const answer = JSON.parse(stdout) as Answer;
  expect(exitCode).toBe(1);
  expect(stderr).toBe('');
  expect(answer).toMatchObject({ scenario: 'a', year: 2025 });
  expect(answer.findings.find(({ id }) => id === BAN)).toMatchObject({ severity: 'forbidden', waiver: null });
  expect((answer.findings.find(({ id }) => id === BAN)?.areaM2 ?? 0) / SHEET_AREA_M2).toBeCloseTo(1, 9);
  expect(answer.unchecked.map(({ rule }) => rule)).toContain('basic-farmland.planting');
});

it('says yes when it is waived, with the answer beside the finding', async () => {
  const { exitCode, stdout } = await check([WAIVER]);
  expect(exitCode).toBe(0);
  expect((JSON.parse(stdout) as Answer).findings.find(({ id }) => id === BAN)?.waiver).toEqual(WAIVER);
});

it('says the same in the findings of an evaluation', async () => {
  const path = await written([WAIVER]);
  const { stdout } = await runCheck([path], ports);
  const evaluated = await runEvaluate([path], ports);
  expect((JSON.parse(evaluated.stdout) as Answer).findings).toEqual((JSON.parse(stdout) as Answer).findings);
  expect(evaluated.exitCode).toBe(0);
});

it('writes a line per finding, and what was not checked beside it', async () => {
  const { stdout, stderr } = await check([WAIVER], '--format', 'csv');
  const [head, ...lines] = stdout.trimEnd().split('\n');
  expect(head).toBe('id,rule,severity,feature,with,areaM2,distanceM,lon,lat,clause,introduced,waiver');
  expect(lines.find((line) => line.startsWith(BAN))).toMatch(/,true,省政府批复$/);
  expect(stderr).toMatch(/basic-farmland\.planting/);
  const table = await check([], '--format', 'table');
  expect(table.stdout).toMatch(/^forbidden +p +redline\.development +base:redline +2503\d{4}\.\d\d m2$/m);
});

it('has nothing to say of another scheme without features', async () => {
  const { exitCode, stdout } = await check([], '--scenario', 'base', '--format', 'table');
  expect(stdout).toBe('Nothing was found.\n');
  expect(exitCode).toBe(0);
});

it.each([
  [['--format', 'xml'], '--format is json, table or csv, not "xml".'],
  [['--scenario', 'z'], 'there is no scheme "z"'],
  [['--loud'], 'Unknown option --loud'],
])('refuses %j', async (words, sentence) => {
  const { exitCode, stderr } = await check([], ...words);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(sentence);
});

it('refuses anything but one plan file', async () => {
  expect(await runCheck([], ports)).toMatchObject({ exitCode: 2, stderr: 'check takes one plan file.\n' });
});

it('goes by the rules of the plan: one that is switched off finds nothing, in the evaluation neither', async () => {
  const rules: PlanRules = { changes: { 'redline.development': { off: true, reason: '试点' } }, own: {} };
  const path = await written([], rules);
  const answers = [await runCheck([path], ports), await runEvaluate([path, '--format', 'json'], ports)];
  for (const { stdout } of answers) {
    const { findings } = JSON.parse(stdout) as Pick<Answer, 'findings'>;
    expect(findings.map(({ id }) => id)).not.toContain(BAN);
  }
  const [check] = answers;
  expect(check?.exitCode).toBe(0);
});
