import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { makeDistrict } from './district.ts';
import {
  boundaryLayer,
  farmlandLayer,
  landCoverLayer,
  placesLayer,
  redlineLayer,
  roadsLayer,
  villagesLayer,
} from './layers.ts';
import { describeDistrict, type BuiltFile, type Manifest } from './manifest.ts';
import { recipeOf } from './recipe-list.ts';

const CGCS2000_EPSG = 4490;

/** Names of the data files of a demo base, beside `manifest.json`. */
export const DATA_FILES = [
  'landcover.fgb',
  'redline.fgb',
  'farmland.fgb',
  'roads.fgb',
  'villages.fgb',
  'places.fgb',
  'boundary.geojson',
] as const;

/** Writes a text or bytes and tells size and hash. */
async function writeHashed(file: string, bytes: Uint8Array): Promise<BuiltFile> {
  await writeFile(file, bytes);
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Builds the demo base of a seed into a folder, whatever was there before is replaced in one step: the files are
 * written beside it and renamed, so that an interrupted build leaves nothing half-done.
 *
 * @returns the manifest
 */
export async function buildDemoBase(seed: string, folder: string): Promise<Manifest> {
  const district = await makeDistrict(recipeOf(seed));
  await mkdir(dirname(folder), { recursive: true });
  const workshop = await mkdtemp(`${folder}.part-`);
  try {
    const layers: Readonly<Record<string, FeatureCollection>> = {
      parcels: landCoverLayer(district),
      redline: redlineLayer(district),
      farmland: farmlandLayer(district),
      roads: roadsLayer(district),
      villages: villagesLayer(district),
      places: placesLayer(district),
    };
    const files: Record<string, BuiltFile> = {};
    for (const [name, layer] of Object.entries(layers)) {
      const file = name === 'parcels' ? 'landcover.fgb' : `${name}.fgb`;
      files[file] = await writeHashed(join(workshop, file), serialize(layer, CGCS2000_EPSG));
    }
    const boundary = new TextEncoder().encode(`${JSON.stringify(boundaryLayer(district))}\n`);
    files['boundary.geojson'] = await writeHashed(join(workshop, 'boundary.geojson'), boundary);
    const counts = Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, layer.features.length]));
    const manifest = describeDistrict(district, counts, files);
    await writeFile(join(workshop, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await replaceFolder(workshop, folder);
    return manifest;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Moves a finished folder into place; two builders at once both end with a whole one. */
async function replaceFolder(finished: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await rename(finished, folder);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
      const old = await mkdtemp(`${folder}.old-`);
      try {
        // Renaming onto an empty folder replaces it.
        await rename(folder, old);
      } catch {
        // Another builder moved it away first: try again with our own.
      }
      await rm(old, { recursive: true, force: true });
    }
  }
  throw new Error(`cannot put the demo base into ${folder}`);
}
