import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { KindId } from '../kinds/kind.ts';
import type { BaseRole } from './base-role.ts';
import type { CarbonCheck } from './carbon-check.ts';
import type { CoverageChoices } from './coverage-choices.ts';
import type { CarbonChoices } from './carbon-choices.ts';
import type { PlanView } from './chapter.ts';
import type { PlanRules } from './plan-rule.ts';
import type { Target } from './target.ts';

/** Systems of land class codes (地类编码体系). They clash, so one is always named, never guessed. */
export type ClassSystemId = 'third-survey' | 'land-sea-use' | 'worldcover' | 'clcd' | 'custom';

/** A file the plan builds on, by place and content hash; its data never enter the plan. */
export interface BaseDataset {
  readonly role: BaseRole;
  /** Path relative to the plan file, or a URL. */
  readonly href: string;
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly sha256?: string;
  readonly classSystem?: ClassSystemId;
  /**
   * For the class system `custom`: code in the file → class of the third survey, e.g. `{ "有林地": "0301" }`. For buildings: use in the file →
   * use of the kind, e.g. `{ "厂房": "factory" }`.
   */
  readonly classMapping?: Readonly<Record<string, string>>;
  /**
   * Which attribute of the file holds what, e.g. `{ class: 'DLBM', id: 'BSM' }`. Of buildings: `buildingUse`, `roofPv`, `usableRoofShare` as the
   * kind has them, and `from`, the year in which it was built.
   */
  readonly fields?: Readonly<Record<string, string>>;
  /** Coordinate system, e.g. `EPSG:4527`, where the file does not say or the planner knows better. */
  readonly crs?: string;
  /** The shift that the coordinates carry and that is taken out (坐标偏移): 火星坐标 or 百度坐标. */
  readonly shift?: 'gcj02' | 'bd09';
  /** Text encoding of a Shapefile's table, e.g. `GB18030`, where the file does not say or says it wrongly. */
  readonly encoding?: string;
  /** Official total that the parcel areas are adjusted to beside their raw values (控制面积), m². */
  readonly controlAreaM2?: number;
}

/** A part of the district with targets of its own (分区). */
export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** A scheme (方案). It holds what its parent holds, plus and minus its own features. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly parent?: string;
  /** Own colour (方案颜色) on tabs, charts and comparisons, `#RRGGBB`; by its place among the schemes when left out. */
  readonly colour?: string;
  /** Nothing can be drawn, changed or deleted in it (锁定); absent = open. */
  readonly locked?: boolean;
  /** What the planner wants to remember about it (说明). */
  readonly notes?: string;
}

/** Whether a planned thing is only planned, being built, or there. */
export type FeatureStatus = 'planned' | 'building' | 'built';

/** What every plan feature carries besides the fields of its kind. */
export interface FeatureProperties {
  readonly kind: KindId;
  /** Id of the scheme the feature belongs to. */
  readonly scenario: string;
  /** First year in which it counts; null = from the base year on. */
  readonly from: number | null;
  /** First year in which it no longer counts; null = stays. */
  readonly until: number | null;
  readonly status: FeatureStatus;
  readonly name: string;
  /** Id of an inherited feature that this scheme takes away; such a feature has no effect of its own. */
  readonly removes?: string;
  /** Id of the feature of which it is a copy, made when a scheme was copied or merged; by it the two are known to be one thing. */
  readonly origin?: string;
  /** Fields of the kind and whatever else the file carried; kept when saved. */
  readonly [field: string]: unknown;
}

/** Something drawn (要素). Coordinates are longitude and latitude in degrees, CGCS2000. */
export interface PlanFeature {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: FeatureProperties;
  /** Unknown members beside `id`, `geometry` and `properties`, kept for saving; absent when there are none. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A feature of the file that cannot be used; it stays in the file, at its place, and has no effect. */
export interface SetAsideFeature {
  /** Position in the file's list of features, from 0. */
  readonly index: number;
  /** The feature as the file has it. */
  readonly raw: unknown;
}

/** A replaced factor with where the planner has it from; the default is never lost. */
export interface FactorOverride {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly source: string;
}

/** A finding that somebody answered for (豁免). */
export interface Waiver {
  readonly finding: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/**
 * One immutable state of a plan. Unchanged features are the same objects from one snapshot to the next, so that
 * readers can compare by identity.
 */
export interface Plan {
  readonly name: string;
  readonly seed?: string;
  readonly boundary?: Polygon | MultiPolygon;
  /** Official land area in m²; the denominator of shares when present, and said so. */
  readonly landAreaM2?: number;
  readonly baseYear: number;
  readonly years: readonly number[];
  readonly base: readonly BaseDataset[];
  readonly zones: readonly Zone[];
  readonly scenarios: readonly Scenario[];
  readonly targets: readonly Target[];
  /** Codes of land classes that count as blue-green space here (蓝绿空间地类), where the plan counts others than proposed. */
  readonly blueGreen?: readonly string[];
  /** What the planner chose for coverage by stations; left out where all is as proposed. */
  readonly coverage?: CoverageChoices;
  /** By id of the factor, in the order of ids. */
  readonly factors: Readonly<Record<string, FactorOverride>>;
  /** What the planner chose for the carbon ledger; the rest is as proposed. */
  readonly carbon?: CarbonChoices;
  /** What was decided about rows of somebody's estimate, by id of the parcel, in the order of ids. */
  readonly carbonChecks?: Readonly<Record<string, CarbonCheck>>;
  /** Rules of the land as this plan has them, where it changes shipped ones or has its own. */
  readonly rules?: PlanRules;
  readonly waivers: readonly Waiver[];
  /** Chapters of the report, and entries of others that are kept as they are. */
  readonly views: readonly PlanView[];
  /** In drawing order: where two features overlap, the earlier one takes the land. */
  readonly features: ReadonlyMap<string, PlanFeature>;
  /** Features of the file that could not be used, kept for saving; in file order. */
  readonly setAside: readonly SetAsideFeature[];
  /** Unknown members of the file's `tantu` object, kept for saving. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Unknown members beside `type`, `tantu` and `features`, kept for saving. */
  readonly collectionExtra: Readonly<Record<string, unknown>>;
}

/** What differs between two snapshots of the same plan. */
export interface PlanChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** True when anything but features changed (name, years, schemes, targets, base, factors …). */
  readonly settings: boolean;
}
