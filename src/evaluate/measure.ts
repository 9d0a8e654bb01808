/** Ids of indicators that can be computed (指标); the full list is in the public interfaces and grows with the engine. */
export type IndicatorId =
  | 'area.region'
  | 'area.class'
  | 'area.stratum'
  | 'area.change'
  | 'forest.area'
  | 'forest.cover'
  | 'carbon.stock'
  | 'carbon.sink'
  | 'carbon.change'
  | 'gep.regulation'
  | 'ccer.candidate'
  | 'pv.area'
  | 'pv.capacity'
  | 'wind.capacity'
  | 'windsolar.capacity'
  | 'biomass.capacity'
  | 'storage.power'
  | 'pumped.power'
  | 'pumped.sites'
  | 'hydrogen.output'
  | 'renewable.capacity'
  | 'renewable.generation'
  | 'clean.capacity.share'
  | 'emissions.avoided'
  | 'roof.pv.share'
  | 'building.renewable.area'
  | 'parks.circular'
  | 'charging.piles'
  | 'charging.coverage'
  | 'charging.places'
  | 'charging.villages'
  | 'bus.coverage'
  | 'forest.volume'
  | 'wetland.area'
  | 'green.area'
  | 'bluegreen.share'
  | 'land.construction'
  | 'land.intensity.cut'
  | 'redline.area'
  | 'redline.share'
  | 'farmland.protected'
  | 'farmland.highstandard'
  | 'restoration.area';

/** Units used inside; display converts. */
export type MeasureUnit = 'm2' | '%' | 'tC' | 'tC/a' | 'tCO2e/a' | 'MW' | 'MWh' | 'GWh/a' | 't/a' | 'count' | 'm3';

/** Why a number cannot be given (无法计算的原因): data, shown in words by the language files. */
export interface NoValue {
  readonly code:
    | 'no-land-cover'
    | 'no-region'
    | 'not-computed-yet'
    | 'no-zone'
    | 'no-reading'
    | 'other-unit'
    | 'before-base-year'
    /** A number of a feature is needed and not given (要素缺数). */
    | 'feature-value-missing'
    /** A number of a feature lies outside its bounds and is not used (要素填报数不可用). */
    | 'feature-value-refused'
    /** The plan's place is not known, so factors by province cannot be chosen. */
    | 'no-province'
    /** The library has no full-load hours for the province and the kind of plant. */
    | 'no-hours'
    /** No grid factor was published for the province up to the year. */
    | 'no-grid-factor'
    /** A factor has no number. */
    | 'factor-without-value'
    /** Power from fossil fuel is not on the map, so there is no whole to take a share of. */
    | 'no-fossil-capacity'
    /** No new public building or factory is drawn. */
    | 'no-new-roofs'
    /** No industrial park is drawn. */
    | 'no-parks'
    /** The indicator has a number, but nothing drawn is of the group that is asked for. */
    | 'nothing-of-group'
    /** No arbor forest of the base has a growing stock. */
    | 'no-growing-stock'
    /** No curve of growth is known for what is planted, and the feature states no growing stock. */
    | 'no-growth-curve'
    /** The class system of the base cannot tell such land apart. */
    | 'no-such-class'
    /** A number that no map has (GDP …) is needed and not entered. */
    | 'figure-missing'
    /** The district or zone has no built-up land of towns to be covered. */
    | 'no-built-up'
    /** Neither base nor plan has places that are to be served. */
    | 'no-places'
    /** Neither base nor plan has villages. */
    | 'no-villages'
    /** The base has no roads to go along. */
    | 'no-roads'
    | 'failed';
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * One number of the plan, in one flat row (指标行). Tables, charts, targets, exports and the command line read rows.
 * `value` is null when there is none, and then `none` says why; NaN, 0 and empty text never stand for "no value".
 */
export interface Measure {
  readonly scenario: string;
  readonly year: number;
  /** Zone id; `region` is the whole district. */
  readonly zone: string;
  readonly indicator: string;
  /** Subdivision, e.g. a class code or `from→to`; null for the whole. */
  readonly group: string | null;
  readonly value: number | null;
  readonly none: NoValue | null;
  /** 95 % interval, null where none exists. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: MeasureUnit;
  /** Revision of the plan this number belongs to. */
  readonly revision: number;
  /** What a share is a share of; left out for what is no share, and where nobody counted it. */
  readonly whole?: ShareWhole;
}

/** What a share (%) is a share of, in the unit a planner acts on (分母). */
export interface ShareWhole {
  readonly amount: number;
  readonly unit: ActingUnit;
}

/** Units in which something can be done about a gap (行动单位); message keys `acting.<unit>`. */
export type ActingUnit =
  'm2' | 'MW' | 'MWh' | 'GWh/a' | 't/a' | 'm3' | 'tC' | 'piles' | 'villages' | 'places' | 'parks' | 'sites';

/** The zone id that stands for the whole district. */
export const REGION_ZONE = 'region';
