import type { CarbonPool, NoFactor } from './carbon-row.ts';
import type { Expression } from './expression.ts';

/** How a yearly rate is found: growth on a curve, gain–loss of IPCC, burial in sediment, a practice, a measured rate. */
export type SinkMethod = 'growth-curve' | 'ipcc-gain' | 'burial' | 'soil-practice' | 'ipcc-soil' | 'measured-rate';

/** Another published rate for the same pool of the same land; to be shown beside, never added. */
export interface AlternativeRate {
  /** Who published it: `duan2008`, `meta473`, `ouyang2014`, `mcleod2011`, `alongi2020`, `ipcc` … */
  readonly by: string;
  /** tC/ha/a */
  readonly rate: Expression;
}

/** Uptake of one pool per hectare (固碳速率). Sinks are positive. */
export interface SinkRate {
  readonly pool: CarbonPool;
  /** Depth of soil that the rate is of, cm; null for other pools and for burial, which adds on top. */
  readonly depthCm: number | null;
  readonly method: SinkMethod;
  /** Who or where it is from: a region for curves (`冀北`, `浙江`), the publication for rates. */
  readonly basis: string;
  /** In the year asked for: from the end of the year before to its end, tC/ha/a. */
  readonly rate: Expression;
  /** From the end of the base year to the end of the year asked for, tC/ha. */
  readonly grown: Expression;
  readonly alternatives: readonly AlternativeRate[];
}

/** What land takes up in a year per hectare, with what could not be told. Land without any rate has a reason at least. */
export interface SinkProfile {
  readonly rates: readonly SinkRate[];
  readonly missing: readonly (NoFactor & {
    readonly pool: CarbonPool | null;
    readonly alternatives: readonly AlternativeRate[];
  })[];
}
