import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { ensureDemoBase } from '../../data/demo/cache.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { readFeatures } from '../../src/formats/codecs.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';
import { DEMO_DATASETS } from '../../src/plan/demo-datasets.ts';

/** The demo base of Jizhou, without its boundary. */
export async function demoBase(): Promise<LandBase> {
  const bytes = await readFile(join(await ensureDemoBase('jizhou'), 'landcover.fgb'));
  const opened = await openLandFile([{ name: 'landcover.fgb', bytes: new Uint8Array(bytes) }]);
  if (!opened.ok) throw new Error(opened.code);
  const classes = thirdSurveyClasses();
  const { fields = {} } = DEMO_DATASETS[0] ?? {};
  const read = await readLandCover(opened.value, { classes, fields, onProgress: () => undefined });
  if (!read.ok) throw new Error(read.code);
  const land = read.value.table;
  const forestMarks = new Uint8Array(land.parcelCount);
  return { region: null, land, index: openParcelIndex(land), classes, forestMarks, farmlandLine: null };
}

/** A vector layer of the same base. */
export async function demoLayer(role: string): Promise<FeatureCollection> {
  const name = `${role}.fgb`;
  const read = await readFeatures(name, new Uint8Array(await readFile(join(await ensureDemoBase('jizhou'), name))));
  if (!read.ok) throw new Error(read.code);
  return { type: 'FeatureCollection', features: [...read.value.features] };
}
