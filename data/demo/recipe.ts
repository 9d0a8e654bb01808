import type { Weighted } from './random.ts';

/** A place in degrees, CGCS2000. */
export type Degrees = readonly [longitude: number, latitude: number];

/** A rise of the ground: highest in the middle, nothing beyond the radii. */
interface Hill {
  readonly at: Degrees;
  readonly radiusKm: readonly [eastWest: number, northSouth: number];
  /** 0…1; above 0.5 is mountain, 0.35…0.5 foothill. */
  readonly height: number;
}

/** A built-up place with streets and blocks. */
export interface Town {
  readonly name: string;
  readonly at: Degrees;
  readonly radiusM: number;
  readonly kind: 'city' | 'town' | 'industry';
}

/** What a road is drawn and surveyed as. */
export type RoadClass = 'motorway' | 'national' | 'county' | 'rural' | 'railway';

/** A road or railway through the points given. */
export interface Road {
  readonly name: string;
  readonly class: RoadClass;
  readonly via: readonly Degrees[];
}

/** A river drawn with a constant width along an illustrative course; it also cuts a valley into the hills. */
export interface River {
  readonly name: string;
  readonly widthM: number;
  readonly valleyM: number;
  readonly via: readonly Degrees[];
}

/** A point people go to: the kinds of `places.fgb`. */
export interface Place {
  readonly name: string;
  readonly type: 'mall' | 'market' | 'hotel' | 'tourist-post' | 'scenic-area' | 'park' | 'parking';
  readonly at: Degrees;
}

/** Distances between neighbouring cells and sizes of what they are cut into. */
export interface Grain {
  readonly villageSpacingM: number;
  readonly hillVillageSpacingM: number;
  readonly footSpacingM: number;
  readonly mountainSpacingM: number;
  /** Blocks between field roads, and the strips they are cut into; 0 leaves blocks whole. */
  readonly blockM2: number;
  readonly stripM: number;
  readonly footLeafM2: number;
  readonly villageRadiusM: number;
  readonly houseM2: number;
  readonly townBlockM2: number;
}

/** All that tells one district from another. */
export interface Recipe {
  readonly id: string;
  /** First six digits of every parcel number: the district's code (行政区划代码). */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** `gb` codes of the districts that make it up. */
  readonly districts: readonly string[];
  /** Prefix of the water files in `data/water/`. */
  readonly water: string;
  /** Said when the outline is that of another place. */
  readonly standIn?: { readonly zh: string; readonly en: string };
  readonly randomSeed: number;
  readonly origin: Degrees;
  readonly hills: readonly Hill[];
  /** How strongly noise bends the relief, 0…1. */
  readonly ruggedness: number;
  readonly grain: Grain;
  readonly towns: readonly Town[];
  readonly roads: readonly Road[];
  readonly rivers: readonly River[];
  readonly places: readonly Place[];
  /** Names of real lakes, found by a point in them. */
  readonly waterNames: readonly { readonly name: string; readonly at: Degrees }[];
  readonly villageNames: { readonly families: readonly string[]; readonly endings: readonly string[] };
  /** Class codes of fields in the plain, of foothill fields, and of mountain land that is not forest. */
  readonly plain: Weighted<string>;
  readonly foot: Weighted<string>;
  readonly mountainRest: Weighted<string>;
  /** Share of field blocks whose class follows their surroundings (by the order of the list), 0…1. */
  readonly clumping: number;
  readonly species: Weighted<string>;
  /** Class of lakes that have no name of their own. */
  readonly lakeClass: string;
  /** Share of the district that counts as forest cover; a threshold is set to meet it. */
  readonly forestCover: number;
  /** Shares of mountain land inside the red line and of cropland inside the farmland line. */
  readonly redlineShare: number;
  readonly farmlandShare: number;
}
