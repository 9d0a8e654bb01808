import { writePreparedBase } from '../../src/formats/prepared-base-writer.ts';
import { readingOptionsKey } from '../../src/formats/reading-options.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import type { PackingApi } from './contract/packed-land.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { preparedFile } from './prepared-cache.ts';
import { digestSha256 } from './sha256.ts';

/** Attributes that numbers are worked out from: forest cover, age, stock. All others only name parcels. */
const COUNTED_ROLES: ReadonlySet<string> = new Set([
  'species',
  'age',
  'volumeM3PerHa',
  'origin',
  'canopy',
  'specialShrub',
]);

/** Packs the land cover of the open district, see {@link PackingApi}. */
export function createEnginePacking(opened: () => District): PackingApi {
  return {
    packLand: (dataset, withNames) =>
      namingOutOfMemory(async () => {
        const { base, quality } = opened();
        if (base === null) return null;
        const land = withNames ? base.land : withoutNames(base.land);
        // What the inspection found goes along; while it is under way, the other machine inspects.
        const source = { name: dataset.href, sha256: '', optionsKey: readingOptionsKey(dataset) };
        const bytes =
          quality?.state === 'done'
            ? await preparedFile(dataset, { land, notes: [], ...quality })
            : await writePreparedBase({ table: land, source, notes: [], extra: {} }, digestSha256);
        return { bytes, parcelCount: land.parcelCount };
      }),
  };
}

function withoutNames(land: LandTable): LandTable {
  return { ...land, attributes: new Map([...land.attributes].filter(([role]) => COUNTED_ROLES.has(role))) };
}
