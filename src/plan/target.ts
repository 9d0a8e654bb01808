/** One text in both languages of the product, 中文 first. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/**
 * How the figure of a target binds (约束方式): `>=` reach at least, `<=` stay below, `=` exactly, `about` around it (左右),
 * `cover` serve every place that the target names.
 */
export type TargetOperator = '>=' | '<=' | '=' | 'about' | 'cover';

/**
 * Where the number beside a target comes from: `map` is computed from geometry, `counted` from counted or attributed
 * map features, `tracked` is kept by hand and never computed.
 */
export type TargetKind = 'map' | 'counted' | 'tracked';

/** Where a target stands (出处). */
export interface TargetSource {
  /** Full title of the document. */
  readonly document: string;
  /** Date of issue as far as the document prints it: `2023-08-01`, `2023-05` or `2023`; null when it prints none. */
  readonly issued: string | null;
  /** Section numbers as the document writes them, e.g. `三（六）2`. */
  readonly section: string;
}

/** One hand-kept value of a tracked target (台账数): what was reached in a year, in the unit of the target. */
export interface TargetReading {
  readonly year: number;
  readonly value: number;
  /** Who says so: a statistical yearbook, a bureau's letter, the plan document itself. */
  readonly source: string;
  /** When it was told, as far as known: `2026-03-01`, `2026-03` or `2026`. */
  readonly date?: string;
  readonly note?: string;
}

/**
 * What a plan document asks for (规划目标), one entry per year. Seeds bring a list of them in `targets.json`, a plan file
 * may add its own; the form is part of the public plan file format.
 */
export interface Target {
  /** Unique within the list, lower-case with hyphens; ends in the year where the document sets several years. */
  readonly id: string;
  readonly title: BilingualText;
  /** Id of the indicator whose row is compared with `value`. */
  readonly indicator: string;
  /** Subdivision of the indicator, where only one of its groups is meant. */
  readonly group?: string;
  /** Zone the target is about; absent = the whole district. */
  readonly zone?: string;
  readonly op: TargetOperator;
  /**
   * What is asked for, in `unit`. With `cover` it is the number of places where the document names them one by one
   * (unit `count`), else 100 (unit `%`).
   */
  readonly value: number;
  /**
   * `%` `MW` `MWh` `GWh/a` `t` `t/a` `tce` `m2` `ha` `km2` `m3` `m3/a` `count` `tC` `tCO2e` `tCO2e/a`; tracked targets may use
   * other units, which are shown as they are.
   */
  readonly unit: string;
  /** Year to reach it; absent when the document sets none. */
  readonly year?: number;
  readonly kind: TargetKind;
  readonly source: TargetSource;
  /** What the document says, in own words. */
  readonly evidence?: BilingualText | string;
  /** The document's own figure and unit, and how it is read here. */
  readonly note?: BilingualText | string;
  /** Present on every tracked target, in order of year; empty until somebody enters one. */
  readonly readings?: readonly TargetReading[];
  /**
   * Numbers that the indicator needs and no map has (补充数据), by name: `gdp` (any money unit) for `land.intensity.cut`. Kept by hand like
   * readings.
   */
  readonly figures?: Readonly<Record<string, readonly TargetReading[]>>;
  /** Unknown members of the file; kept when it is saved. */
  readonly [member: string]: unknown;
}
