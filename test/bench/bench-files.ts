import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature } from 'geojson';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { type BuildingOptions, buildingOutlines } from '../support/building-outlines.ts';
import { fractalCoverage, type FractalCoverageOptions, overlappingOutlines } from './fractal-coverage.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));
const SURVEY = fileURLToPath(new URL('../../../shared/data/perf/uk_oa2011_181408_polygons.fgb.xz', import.meta.url));

/** The overlay job: 100 000 parcels of 32 vertices, 12 classes. */
export const OVERLAY_COVERAGE: FractalCoverageOptions = {
  columns: 400,
  rows: 250,
  levels: 3,
  seed: 20261121,
  classes: 12,
};

/** Stands in for the survey where the shared data are not at hand: as many areas, 24 vertices on average become 32. */
const SURVEY_LIKE: FractalCoverageOptions = { columns: 464, rows: 391, levels: 3, seed: 2011, classes: 348 };

/** 100 000 parcels with the class in `DLBM`, as a FlatGeobuf file; made on first use. */
export function parcelsFile(): string {
  return made('parcels.fgb', () => [...fractalCoverage(OVERLAY_COVERAGE)]);
}

/** A town of 200 000 buildings, some of them drawn wrongly. */
export const TOWN: BuildingOptions = { count: 200_000, seed: 20261122, west: 117.16, south: 39.1 };

/** The outlines of that town, as a FlatGeobuf file. */
export function buildingsFile(): string {
  return made('buildings.fgb', () => buildingOutlines(TOWN));
}

/** 60 overlapping outlines of 1 500 vertices each over those parcels. */
export function outlinesFile(): string {
  return made('outlines.fgb', () => overlappingOutlines(OVERLAY_COVERAGE, 60, 1500));
}

/** A file of survey size, and what it is: the 181 408 census areas, or a generated coverage of as many parcels. */
export function surveyFile(): { readonly path: string; readonly what: string; readonly classField: string } {
  if (!existsSync(SURVEY)) {
    const path = made('survey-like.fgb', () => [...fractalCoverage(SURVEY_LIKE)]);
    return { path, what: 'generated, 181 424 parcels', classField: 'DLBM' };
  }
  const path = `${FOLDER}survey.fgb`;
  if (!existsSync(path)) {
    mkdirSync(FOLDER, { recursive: true });
    writeWhole(path, execFileSync('xz', ['-dkc', SURVEY], { maxBuffer: 1 << 30 }));
  }
  return { path, what: '181 408 census areas', classField: 'LAD11CD' };
}

function made(name: string, features: () => Feature[]): string {
  const path = `${FOLDER}${name}`;
  if (!existsSync(path)) {
    mkdirSync(FOLDER, { recursive: true });
    writeWhole(path, serialize({ type: 'FeatureCollection', features: features() }, 4490));
  }
  return path;
}

/** A file cut off half-way is never taken for a whole one. */
function writeWhole(path: string, bytes: Uint8Array): void {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}
