import type { KindId } from '../../kinds/kind.ts';
import type { BurialType } from './burial-rates.ts';
import type { CropInput, GrassState, Tillage } from './ipcc-soil.ts';

/** What a drawn feature makes of land for carbon: what grows there afterwards and how it is kept (规划后的土地). */
export interface PlannedLand {
  readonly cover: PlannedCover;
  /** Carbon class that the land has afterwards; null where it keeps its own. */
  readonly carbonClass: string | null;
  /** Year of the change; its end is the first time that the land is counted as changed. */
  readonly year: number;
  readonly species: string;
  /** Share of what was planted that lives, 0…1. */
  readonly survivalShare: number;
  readonly thinning: { readonly ageYears: number; readonly share: number } | null;
  /** Age at which the stand is felled and planted again; null = never. */
  readonly rotationYears: number | null;
  readonly burial: BurialType | null;
  readonly grass: GrassState | null;
  readonly practice: PlannedPractice | null;
  /** Share of the area that is built over or paved, 0…1. */
  readonly sealedShare: number;
  /** What is farmed at sea and how much is taken out, wet weight; null where nothing is or no harvest is given. */
  readonly mariculture: { readonly species: string; readonly tonnesPerYear: number } | null;
}

/** What covers the land: `practice` leaves it cropland, `built` seals it, `sea` has no parcel under it. */
export type PlannedCover = 'forest' | 'shrub' | 'grass' | 'wetland' | 'green' | 'built' | 'practice' | 'sea';

/** A practice on cropland, in its own words and in those of IPCC, with what its rate needs. */
export interface PlannedPractice {
  readonly name: SoilPractice;
  readonly tillage: Tillage;
  readonly input: CropInput;
  /** Null where not given, and so the depth. */
  readonly bulkDensityGPerCm3: number | null;
  readonly depthCm: number | null;
}

/** What is done on cropland (农田固碳措施). */
export type SoilPractice = 'manure' | 'straw' | 'no-till' | 'no-till-straw';

/** Why a field of a feature cannot be used. `share-as-percent`: 85 where 0.85 is meant; it is not guessed. */
export interface PlannedFault {
  readonly code: 'share-as-percent' | 'share-out-of-range' | 'number-out-of-range' | 'not-a-number';
  readonly field: string;
  readonly value: string | number;
}

/** Land of a feature, null where the kind does nothing to carbon of land, or all that is wrong with its fields. */
export type PlannedLandAnswer =
  | { readonly ok: true; readonly land: PlannedLand | null }
  | { readonly ok: false; readonly faults: readonly PlannedFault[] };

/** Practices in the classes of IPCC. */
const PRACTICES: Readonly<Record<SoilPractice, { readonly tillage: Tillage; readonly input: CropInput }>> = {
  manure: { tillage: 'full', input: 'manure' },
  straw: { tillage: 'full', input: 'high' },
  'no-till': { tillage: 'no-till', input: 'medium' },
  'no-till-straw': { tillage: 'no-till', input: 'high' },
};

/** Wetland types of features: how they bury carbon and which carbon class they are. */
const WETLANDS: Readonly<Record<string, { readonly burial: BurialType; readonly carbonClass: string }>> = {
  marsh: { burial: 'freshwater-marsh', carbonClass: 'marsh_other' },
  peat: { burial: 'peatland', carbonClass: 'marsh_other' },
  'inland-salt-marsh': { burial: 'inland-salt-marsh', carbonClass: 'marsh_other' },
  'salt-marsh': { burial: 'salt-marsh', carbonClass: 'salt_marsh' },
  mangrove: { burial: 'mangrove', carbonClass: 'mangrove' },
  lake: { burial: 'lake', carbonClass: 'lake' },
};

const COVERS: Readonly<Record<string, 'forest' | 'shrub' | 'grass' | 'wetland'>> = {
  forest: 'forest',
  shrub: 'shrub',
  grass: 'grass',
  wetland: 'wetland',
};

/**
 * Reads what a feature makes of land out of its fields. A field left empty takes nothing away: all plants live, nothing is thinned
 * or felled; a wetland without a type is freshwater marsh, a restoration without a cover says nothing about carbon.
 *
 * @param properties fields of the feature as the plan has them; `from` is the year of planting
 * @param yearWhenUnset year of the change where the feature has none
 */
export function plannedLand(
  kind: KindId,
  properties: Readonly<Record<string, unknown>>,
  yearWhenUnset: number,
): PlannedLandAnswer {
  const reader = new FieldReader(properties);
  const land = readLand(kind, reader, typeof properties['from'] === 'number' ? properties['from'] : yearWhenUnset);
  return reader.faults.length === 0 ? { ok: true, land } : { ok: false, faults: reader.faults };
}

function readLand(kind: KindId, fields: FieldReader, year: number): PlannedLand | null {
  switch (kind) {
    case 'forest':
      return { ...standLand(fields, year), cover: 'forest', carbonClass: 'forest_arbor' };
    case 'restoration': {
      const cover = COVERS[fields.word('coverAfter')];
      return cover === undefined ? null : restoredLand(cover, fields, year);
    }
    case 'wetland':
      return wetlandLand(fields.word('wetlandType'), year);
    case 'grassland': {
      const state = fields.word('grassState');
      const grass = state === 'improved' || state === 'improved-high-input' ? state : 'nominal';
      return { ...plain(year), cover: 'grass', carbonClass: 'grassland', grass };
    }
    case 'green-space':
      return {
        ...plain(year),
        cover: 'green',
        carbonClass: 'urban_green',
        sealedShare: fields.share('sealedShare') ?? 0,
      };
    case 'farmland':
      return { ...plain(year), cover: 'practice', practice: practiceOf(fields) };
    case 'marine-sink':
      return marineLand(fields, year);
    default:
      return null;
  }
}

/** Land with nothing said about it. */
function plain(year: number): PlannedLand {
  return {
    cover: 'grass',
    carbonClass: null,
    year,
    species: '',
    survivalShare: 1,
    thinning: null,
    rotationYears: null,
    burial: null,
    grass: null,
    practice: null,
    sealedShare: 0,
    mariculture: null,
  };
}

function standLand(fields: FieldReader, year: number): PlannedLand {
  const thinningAge = fields.number('thinningAgeYears', 1);
  const thinningShare = fields.share('thinningShare');
  return {
    ...plain(year),
    species: fields.word('species'),
    survivalShare: fields.share('survivalShare') ?? 1,
    thinning: thinningAge === null || thinningShare === null ? null : { ageYears: thinningAge, share: thinningShare },
    rotationYears: fields.number('rotationYears', 1),
  };
}

function restoredLand(cover: 'forest' | 'shrub' | 'grass' | 'wetland', fields: FieldReader, year: number): PlannedLand {
  switch (cover) {
    case 'forest':
      return { ...standLand(fields, year), cover, carbonClass: 'forest_arbor' };
    case 'shrub':
      return { ...standLand(fields, year), cover, carbonClass: 'shrub' };
    case 'grass':
      return { ...plain(year), cover, carbonClass: 'grassland', grass: 'nominal' };
    case 'wetland':
      return wetlandLand('', year);
  }
}

function wetlandLand(type: string, year: number): PlannedLand {
  const { burial, carbonClass } = WETLANDS[type] ?? { burial: 'freshwater-marsh', carbonClass: 'marsh_other' };
  return { ...plain(year), cover: 'wetland', carbonClass, burial };
}

function practiceOf(fields: FieldReader): PlannedPractice | null {
  const name = fields.word('soilPractice');
  const bulkDensityGPerCm3 = fields.number('bulkDensityGPerCm3', 0);
  const depthCm = fields.number('ploughDepthCm', 0);
  if (!isPractice(name)) return null;
  return { name, ...PRACTICES[name], bulkDensityGPerCm3, depthCm };
}

function isPractice(name: string): name is SoilPractice {
  return Object.hasOwn(PRACTICES, name);
}

function marineLand(fields: FieldReader, year: number): PlannedLand {
  const type = fields.word('marineType');
  const tonnesPerYear = fields.number('harvestTPerYear', 0);
  const burial = type === 'seagrass' || type === 'salt-marsh' || type === 'mangrove' ? type : null;
  const isFarmed = type === 'shellfish' || type === 'algae';
  const species = fields.word('cultivated') || `other-${type}`;
  return {
    ...plain(year),
    cover: 'sea',
    carbonClass: burial === null ? null : burial.replace('-', '_'),
    burial,
    mariculture: isFarmed && tonnesPerYear !== null ? { species, tonnesPerYear } : null,
  };
}

/** Reads fields and keeps what is wrong with them; an empty field is null. */
class FieldReader {
  readonly faults: PlannedFault[] = [];
  readonly #properties: Readonly<Record<string, unknown>>;

  constructor(properties: Readonly<Record<string, unknown>>) {
    this.#properties = properties;
  }

  word(field: string): string {
    const value = this.#properties[field];
    return typeof value === 'string' ? value.trim() : '';
  }

  number(field: string, minimum: number): number | null {
    const value = this.#properties[field] ?? null;
    if (value === null || value === '') return null;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.faults.push({ code: 'not-a-number', field, value: typeof value === 'string' ? value : Number.NaN });
      return null;
    }
    if (value >= minimum) return value;
    this.faults.push({ code: 'number-out-of-range', field, value });
    return null;
  }

  share(field: string): number | null {
    const value = this.number(field, -Infinity);
    if (value === null || (value >= 0 && value <= 1)) return value;
    this.faults.push({ code: value > 1 && value <= 100 ? 'share-as-percent' : 'share-out-of-range', field, value });
    return null;
  }
}
