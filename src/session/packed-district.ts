import type { EngineApi } from '../../workers/engine/api.ts';
import { DEMO_DATASETS } from '../plan/demo-datasets.ts';
import type { BaseDataset, Plan } from '../plan/plan.ts';
import type { OpenSeed } from './district-sources.ts';

/** A district as it travels with a plan: the plan that names the packed files, and the files. */
export interface PackedDistrict {
  readonly plan: Plan;
  readonly files: readonly { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> }[];
  /** Null without land cover. */
  readonly parcelCount: number | null;
}

/** Attribute roles that only name parcels and are left out on request; those that numbers need always stay. */
const NAMING_FIELDS: ReadonlySet<string> = new Set(['id', 'officialAreaM2', 'place']);

/**
 * Takes everything that a plan stands on out of the engine, as files without any place of their own: base layers in degrees,
 * land cover as it was read and mended, the seed. Elevation data stay behind.
 *
 * @param withNames false leaves out the attributes that only name parcels
 */
export async function packDistrict(
  engine: Pick<EngineApi, 'layer' | 'packLand'>,
  plan: Plan,
  seed: OpenSeed | null,
  withNames: boolean,
): Promise<PackedDistrict> {
  const own = new Set(plan.base.map(({ role }) => role));
  const datasets = [...plan.base, ...(seed === null ? [] : DEMO_DATASETS.filter(({ role }) => !own.has(role)))].filter(
    ({ role }) => role !== 'elevation',
  );
  const files: { name: string; content: string | Uint8Array<ArrayBuffer> }[] = [];
  const base: BaseDataset[] = [];
  let parcelCount: number | null = null;
  for (const dataset of datasets) {
    if (dataset.role === 'land-cover') {
      const named = packedLand(dataset, withNames);
      const land = await engine.packLand(named, withNames);
      if (land === null) continue;
      parcelCount = land.parcelCount;
      base.push(named);
      files.push({ name: `base/${named.href}`, content: land.bytes });
    } else {
      const layer = await engine.layer(dataset.role);
      if (layer === null) continue;
      const named = packedLayer(dataset);
      base.push(named);
      files.push({ name: `base/${named.href}`, content: JSON.stringify(layer) });
    }
  }
  return { plan: { ...plan, base }, files: [...files, ...seedFiles(seed)], parcelCount };
}

function packedLand(
  { sha256: _, crs: __, shift: ___, encoding: ____, fields = {}, ...dataset }: BaseDataset,
  withNames: boolean,
): BaseDataset {
  const kept = Object.entries(fields).filter(([role]) => withNames || !NAMING_FIELDS.has(role));
  return { ...dataset, href: 'land.tantubase', fields: Object.fromEntries(kept) };
}

/** Its fields still say what is read from which attribute, as roofs are from buildings. */
function packedLayer({ sha256: _, crs: __, shift: ___, encoding: ____, ...dataset }: BaseDataset): BaseDataset {
  return { ...dataset, href: `${dataset.role}.geojson` };
}

function seedFiles(seed: OpenSeed | null): PackedDistrict['files'] {
  if (seed === null) return [];
  const outline = { type: 'Feature', properties: {}, geometry: seed.boundary };
  return [
    { name: 'seed/seed.json', content: JSON.stringify(seed.seed) },
    { name: 'seed/targets.json', content: JSON.stringify(seed.targets) },
    {
      name: 'seed/boundary.geojson',
      content: JSON.stringify({ type: 'FeatureCollection', features: [outline] }),
    },
  ];
}
