import { createHash } from 'node:crypto';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { runBase } from '../../../src/cli/base-command.ts';
import type { CommandPorts } from '../../../src/cli/command-ports.ts';
import { createNodePorts } from '../../../src/cli/node-ports.ts';
import type { BaseDataset } from '../../../src/plan/plan.ts';
import { prepareBase } from '../../../workers/engine/prepare-base.ts';
import { enginePortsOf } from '../../../src/cli/engine-ports.ts';
import { gridBox, SHEET_AREA_M2 } from '../../support/grid-base.ts';

interface Report {
  dataset: BaseDataset;
  parcels: number;
  areaM2: number;
  areaBeforeM2: number;
  counts: Record<string, number>;
  faults: { kind: string; outcome: string; id: string }[];
  officialAreas: { compared: number; missing: number; differing: number } | null;
}

/** Two sheets, the second half on the first. */
const SURVEY = collection([
  ['A', '林', gridBox(0, 0, 1, 1)],
  ['B', '田', gridBox(0.5, 0, 1.5, 1)],
]);
const MAPPING = JSON.stringify({ 林: '0301', 田: '0103' });

function collection(parcels: readonly (readonly [id: string, code: string, geometry: Polygon])[]): string {
  const features = parcels.map(([BSM, DL, geometry]) => ({
    type: 'Feature',
    properties: { BSM, DL, TBMJ: SHEET_AREA_M2 },
    geometry,
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function machine(files: Record<string, string>): { ports: CommandPorts; written: Map<string, Uint8Array> } {
  const written = new Map<string, Uint8Array>();
  const ports: CommandPorts = {
    ...createNodePorts(),
    readFile: (path) => {
      const bytes = files[path] === undefined ? written.get(path) : new TextEncoder().encode(files[path]);
      return bytes === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(bytes);
    },
    writeFile(path, bytes) {
      if (path.startsWith('/full/')) return Promise.reject(new Error('no space left on device'));
      written.set(path, bytes);
      return Promise.resolve();
    },
  };
  return { ports, written };
}

const OPTIONS = ['--classes', 'custom', '--mapping', 'codes.json', '--fields', 'class=DL,id=BSM,officialAreaM2=TBMJ'];
const FILES = { 'land.geojson': SURVEY, 'codes.json': MAPPING };

describe('tantu base', () => {
  it('writes one file that opens inspected, and reports what was found', async () => {
    const { ports, written } = machine(FILES);
    const words = ['land.geojson', ...OPTIONS, '-o', 'land.tantubase', '--json'];
    const { exitCode, stdout } = await runBase(words, ports);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({
      parcels: 2,
      counts: { overlap: 1 },
      faults: [{ kind: 'overlap', outcome: 'repaired', id: 'B' }],
      officialAreas: { compared: 2, missing: 0 },
      dataset: {
        role: 'land-cover',
        href: 'land.tantubase',
        classSystem: 'custom',
      },
    });
    expect(report.areaM2 / SHEET_AREA_M2).toBeCloseTo(1.5, 9);
    expect(report.areaBeforeM2 / SHEET_AREA_M2).toBeCloseTo(2, 9);

    const bytes = written.get('land.tantubase') ?? new Uint8Array(0);
    expect(report.dataset.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const files = [{ name: 'land.tantubase', blob: new Blob([bytes.slice()]) }];
    const source = { dataset: report.dataset, name: 'land.tantubase', content: { files } };
    const opened = await prepareBase(source, enginePortsOf(ports));
    if (!opened.ok) throw new Error(opened.note.code);
    expect(opened.parcels.notes).toEqual([]);
    expect([...opened.parcels.land.areasM2].reduce((a, b) => a + b)).toBe(report.areaM2);
    expect(opened.parcels.areaBeforeM2).toBe(report.areaBeforeM2);
  });

  it('prints the report for reading without --json', async () => {
    const { ports } = machine(FILES);
    const { stdout } = await runBase(['land.geojson', ...OPTIONS, '-o', 'out.tantubase'], ports);
    expect(stdout).toMatch(/^out\.tantubase: 2 parcels, \d+\.\d\d m²/u);
    expect(stdout).toMatch(/overlap 1,/u);
    expect(stdout).toMatch(/\noverlap\trepaired\tfeature 1\tB\t117\.\d{6}\t39\.\d{6}\n/u);
    expect(stdout).toMatch(/\nofficial areas: 2 compared, 0 missing, 1 differ;/u);
  });

  it.each([
    ['no output', ['land.geojson', ...OPTIONS], 'tantu base FILE'],
    ['classes that are not named', ['land.geojson', '--fields', 'class=DL', '-o', 'x'], '--classes names the system'],
    [
      'fields that are no pairs',
      ['land.geojson', '--classes', 'custom', '--fields', 'DL', '-o', 'x'],
      '--fields is a list',
    ],
    [
      'a mapping that is none',
      ['land.geojson', '--classes', 'custom', '--mapping', 'land.geojson', '--fields', 'class=DL', '-o', 'x'],
      'land.geojson is not a JSON object',
    ],
    ['a file that is not there', ['gone.fgb', ...OPTIONS, '-o', 'x'], 'gone.fgb cannot be read'],
    [
      'a field that is not there',
      ['land.geojson', ...OPTIONS.slice(0, 4), '--fields', 'class=DLBM', '-o', 'x'],
      'land.geojson',
    ],
    ['a place without room', ['land.geojson', ...OPTIONS, '-o', '/full/x'], '/full/x cannot be written: no space left'],
  ])('refuses %s in one line', async (_, words, sentence) => {
    const { ports, written } = machine(FILES);
    const { exitCode, stdout, stderr } = await runBase(words, ports);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toContain(sentence);
    expect(written.size).toBe(0);
  });
});
