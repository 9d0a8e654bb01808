import type { ParcelCarbon } from '../../src/evaluate/carbon/parcel-carbon.ts';
import { type ShadedParcels, shadeParcels } from '../../src/evaluate/carbon/shade-parcels.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import type { LandShades } from '../../src/land/land-shades.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { classCodeOf } from '../../src/land/land-table.ts';
import { parcelAt } from '../../src/land/parcel-at.ts';
import type { EngineApi } from './api.ts';
import type { ShadeRequest } from './contract/land-shades.ts';
import { namingOutOfMemory } from './out-of-memory.ts';

/** The part of the engine that colours land by a quantity. */
export interface EngineShades {
  readonly api: Pick<EngineApi, 'shadeLand' | 'shadeAt'>;
  /** What tiles of a table have; null when nothing was asked for. */
  readonly shadesOf: (land: LandTable) => LandShades | null;
}

/** What it needs of the engine. */
export interface EngineShadesParts {
  readonly openBase: () => LandBase | null;
  readonly revision: () => number;
  /** Carbon parcel by parcel of the plan as it stands, in slices; null where there is none. */
  readonly parcelCarbon: (request: ShadeRequest) => Promise<ParcelCarbon | null>;
}

interface Shown {
  readonly land: LandTable;
  readonly carbon: ParcelCarbon;
  readonly shaded: ShadedParcels;
}

/** Starts with land coloured by nothing; what was asked for last stays until something else is. */
export function createEngineShades({ openBase, revision, parcelCarbon }: EngineShadesParts): EngineShades {
  let shown: Shown | null = null;

  return {
    shadesOf: (land) => (shown?.land === land ? { name: shown.carbon.quantity, index: shown.shaded.index } : null),
    api: {
      shadeLand: (request) =>
        namingOutOfMemory(async () => {
          const land = openBase()?.land ?? null;
          const asked = revision();
          const carbon = await parcelCarbon(request);
          if (land === null || carbon === null) return null;
          const shaded = shadeParcels(carbon);
          const before = shown;
          shown = { land, carbon, shaded };
          const { breaks, areasM2 } = shaded;
          return { ...request, revision: asked, breaks, areasM2, isSame: before !== null && isSame(before, shown) };
        }),
      async shadeAt(place) {
        const base = openBase();
        if (base === null || shown?.land !== base.land) return null;
        const parcel =
          'parcel' in place
            ? place.parcel
            : parcelAt(base.land, base.index, planeX(place.longitude), planeY(place.latitude));
        const areaM2 = parcel === null ? 0 : (shown.carbon.areasM2[parcel] ?? 0);
        if (parcel === null || areaM2 === 0) return null;
        const { quantity, knownM2, perHa } = shown.carbon;
        const known = knownM2[parcel] ?? 0;
        return {
          quantity,
          parcel,
          classCode: classCodeOf(base.land, parcel),
          areaM2,
          knownM2: known,
          perHa: known > 0 ? (perHa[parcel] ?? 0) : null,
          shade: shown.shaded.index[parcel] ?? 0,
        };
      },
    },
  };
}

function isSame(one: Shown, other: Shown): boolean {
  return (
    one.land === other.land &&
    one.carbon.quantity === other.carbon.quantity &&
    one.shaded.index.every((shade, parcel) => shade === other.shaded.index[parcel])
  );
}
