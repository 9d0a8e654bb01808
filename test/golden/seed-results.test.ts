import { fileURLToPath } from 'node:url';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { featureCollection, intersect, polygon } from '@turf/turf';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureDemoBase } from '../../data/demo/cache.ts';
import { runEvaluate } from '../../src/cli/evaluate-command.ts';
import { createNodePorts } from '../../src/cli/node-ports.ts';
import type { Contribution } from '../../src/evaluate/evaluation.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { boundsMeet, shapeBounds, tableShapeBounds } from '../../src/geo/shape-bounds.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { shapeAt } from '../../src/geo/shape-table.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { markForestParcels } from '../../src/land/forest-parcels.ts';
import { DEMO_DATASETS } from '../../src/plan/demo-datasets.ts';
import { readPlanFile } from '../../src/plan/plan-file.ts';
import { SEED_IDS } from '../../src/plan/seed-ids.ts';

const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

interface Answer {
  readonly scenario: string;
  readonly year: number;
  readonly measures: readonly {
    readonly indicator: string;
    readonly group: string | null;
    /** Null where there is none, and then `none` says why. */
    readonly value: number | null;
    readonly none: string | null;
    readonly unit: string;
  }[];
  readonly targets: readonly { readonly id: string; readonly indicator: string; readonly status: string }[];
  readonly contributions: readonly Contribution[];
  readonly balance: { readonly relativeError: number };
}

async function evaluateSeed(id: string): Promise<Answer> {
  const outcome = await runEvaluate([join(SEEDS, id, 'plan.json')], createNodePorts());
  expect(outcome.stderr).toBe('');
  return JSON.parse(outcome.stdout) as Answer;
}

/** What is kept of an answer: numbers to a square centimetre and a billionth of a per cent. */
function summary({ scenario, year, measures, targets }: Answer): string {
  const rows = measures
    .filter(({ group }) => group !== 'unassigned')
    .map(({ indicator, group, value, none, unit }) => ({
      indicator,
      group,
      value: value === null ? none : Number(value.toFixed(unit === '%' ? 9 : 4)),
      unit,
    }));
  const statuses = targets.map(({ id, status }) => ({ id, status }));
  return `${JSON.stringify({ scenario, year, measures: rows, targets: statuses }, null, 1)}\n`;
}

describe.each(SEED_IDS)('seed %s', (id) => {
  it('gives the numbers written down in expected.json, balanced within 1e-9', async () => {
    const answer = await evaluateSeed(id);
    await expect(summary(answer)).toMatchFileSnapshot(join(SEEDS, id, 'expected.json'));
    expect(answer.balance.relativeError).toBeLessThan(1e-9);
    const region = answer.measures.find((row) => row.indicator === 'area.region')?.value ?? Number.NaN;
    const classes = answer.measures.filter((row) => row.indicator === 'area.class');
    const sum = classes.reduce((total, row) => total + (row.value ?? Number.NaN), 0);
    expect(Math.abs(sum - region) / region).toBeLessThan(1e-9);
  });
});

describe('jizhou, against another overlay library', () => {
  it('leaves scheme a short of 31.02 %', async () => {
    const { measures, targets } = await evaluateSeed('jizhou');
    const cover = measures.find((row) => row.indicator === 'forest.cover')?.value ?? Number.NaN;
    expect(cover).toBeGreaterThan(29);
    expect(cover).toBeLessThan(31.02);
    expect(targets.find((target) => target.id === 'jz-forest-cover')?.status).toBe('short');
  });

  // Drawn forest off basic farmland, water and forest, parcel by parcel with polyclip (turf) instead of GEOS.
  it('counts the drawn forests as polyclip does', async () => {
    const folder = await ensureDemoBase('jizhou');
    const classes = thirdSurveyClasses();
    const bytes = new Uint8Array(await readFile(join(folder, 'landcover.fgb')));
    const opened = await openLandFile([{ name: 'landcover.fgb', bytes }]);
    if (!opened.ok) throw new Error(opened.code);
    const read = await readLandCover(opened.value, {
      classes,
      fields: DEMO_DATASETS[0]?.fields ?? {},
      onProgress: () => undefined,
    });
    if (!read.ok) throw new Error(read.code);
    const { table } = read.value;
    const forest = markForestParcels(table, classes);
    const { value: plan } = readPlanFile(await readFile(join(SEEDS, 'jizhou/plan.json'), 'utf8'));
    const { contributions } = await evaluateSeed('jizhou');
    const drawn = [...(plan?.features.values() ?? [])].filter((feature) => feature.properties.kind === 'forest');
    expect(drawn.length).toBeGreaterThan(2);
    for (const feature of drawn) {
      const shape = shapeFromGeojson(feature.geometry as Polygon);
      const box = shapeBounds(shape);
      let forestM2 = 0;
      let coveredM2 = 0;
      for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
        const other = tableShapeBounds(table, parcel);
        if (box === null || other === null || !boundsMeet(box, other)) continue;
        const common = intersect(featureCollection([asFeature(shape), asFeature(shapeAt(table, parcel))]));
        const areaM2 = common === null ? 0 : planarArea(common);
        coveredM2 += areaM2;
        if (forest[parcel] === 1) forestM2 += areaM2;
      }
      const contribution = contributions.find((one) => one.feature === feature.id);
      const already = contribution?.notCounted.find((one) => one.reason === 'already-forest')?.areaM2 ?? 0;
      expect(Math.abs(already - forestM2) / coveredM2).toBeLessThan(1e-9);
      expect(Math.abs((contribution?.drawnM2 ?? 0) - coveredM2) / coveredM2).toBeLessThan(1e-9);
    }
  });
});

/** A shape as a GeoJSON feature in the working plane: polyclip does not care that these are metres. */
function asFeature(shape: Shape): Feature<Polygon> {
  const rings: [number, number][][] = [];
  let vertex = 0;
  for (const end of shape.ringEnds) {
    const ring: [number, number][] = [];
    for (; vertex < end; vertex += 1)
      ring.push([shape.coordinates[2 * vertex] ?? 0, shape.coordinates[2 * vertex + 1] ?? 0]);
    rings.push(ring);
  }
  return polygon(rings);
}

function planarArea({ geometry }: Feature<Polygon | MultiPolygon>): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce(
    (total, rings) => total + rings.reduce((sum, ring, at) => sum + (at === 0 ? 1 : -1) * ringArea(ring), 0),
    0,
  );
}

function ringArea(ring: readonly number[][]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let doubled = 0;
  ring.forEach(([x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    doubled += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  });
  return Math.abs(doubled) / 2;
}
