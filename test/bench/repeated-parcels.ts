import type { Baseline } from '../../src/evaluate/baseline.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import type { AttributeColumn } from '../../src/land/attribute-column.ts';
import { parcelStrata } from '../../src/land/parcel-strata.ts';

/** What sums over parcels need of a district. */
export interface RepeatedDistrict {
  readonly base: LandBase;
  readonly baseline: Pick<Baseline, 'strata' | 'inRegionM2'>;
}

/**
 * A district of as many parcels as asked for: those of a real one again and again, the stands of each round three years older than before, as
 * a larger district has more ages. Shapes stay those of the real one.
 */
export function repeatParcels({ base, baseline }: RepeatedDistrict, count: number): RepeatedDistrict {
  const { land } = base;
  const of = (parcel: number): number => parcel % land.parcelCount;
  const attributes = new Map(
    [...land.attributes].map(([role, column]): [string, AttributeColumn] => [
      role,
      column.type === 'text'
        ? { ...column, codes: Uint32Array.from({ length: count }, (_, parcel) => column.codes[of(parcel)] ?? 0) }
        : {
            ...column,
            values: Float64Array.from({ length: count }, (_, parcel) => {
              const rounds = role === 'age' ? Math.floor(parcel / land.parcelCount) : 0;
              return (column.values[of(parcel)] ?? 0) + 3 * rounds;
            }),
            present: Uint8Array.from({ length: count }, (_, parcel) => column.present[of(parcel)] ?? 0),
          },
    ]),
  );
  const repeated = {
    ...land,
    parcelCount: count,
    classIndex: Uint16Array.from({ length: count }, (_, parcel) => land.classIndex[of(parcel)] ?? 0),
    attributes,
  };
  const forestMarks = Uint8Array.from({ length: count }, (_, parcel) => base.forestMarks[of(parcel)] ?? 0);
  const inRegionM2 = Float64Array.from({ length: count }, (_, parcel) => baseline.inRegionM2[of(parcel)] ?? 0);
  return {
    base: { ...base, land: repeated, forestMarks },
    baseline: { strata: parcelStrata(repeated), inRegionM2 },
  };
}
