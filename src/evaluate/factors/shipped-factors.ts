import biomass from '../../../data/factors/biomass.json';
import density from '../../../data/factors/density.json';
import energy from '../../../data/factors/energy.json';
import general from '../../../data/factors/general.json';
import growth from '../../../data/factors/growth.json';
import siting from '../../../data/factors/siting.json';
import soil from '../../../data/factors/soil.json';
import uncertainty from '../../../data/factors/uncertainty.json';
import urban from '../../../data/factors/urban.json';
import wetland from '../../../data/factors/wetland.json';
import { type Confidence, type Factor, FACTOR_TOPICS, type FactorTopic } from './factor.ts';

/** A row of the tables in `data/factors`; what a source does not say is left out. */
interface FactorRow {
  readonly id: string;
  readonly quantity: string;
  readonly quantityZh: string;
  readonly landClass: string;
  readonly landClassZh?: string;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
  readonly method?: string;
  readonly source: string;
  readonly year?: number;
  readonly depthCm?: number;
  readonly region?: string;
  readonly confidence: string;
  readonly evidence?: string;
  readonly note?: string;
}

/**
 * The factors of the tables in `data/factors`, in the order of their topics (内置因子). They are half a megabyte of text: a page
 * that shows them loads this module when it needs it.
 */
export function shippedFactors(): readonly Factor[] {
  const tables: Readonly<Record<FactorTopic, { readonly rows: readonly FactorRow[] }>> = {
    soil,
    biomass,
    density,
    growth,
    wetland,
    urban,
    energy,
    siting,
    uncertainty,
    general,
  };
  return FACTOR_TOPICS.flatMap((topic) => tables[topic].rows.map((row) => factorOfRow(topic, row)));
}

function factorOfRow(topic: FactorTopic, row: FactorRow): Factor {
  return {
    id: row.id,
    topic,
    quantity: row.quantity,
    quantityZh: row.quantityZh,
    landClass: row.landClass,
    landClassZh: row.landClassZh ?? row.landClass,
    value: row.value ?? null,
    low: row.low ?? null,
    high: row.high ?? null,
    unit: row.unit,
    method: row.method ?? '',
    source: row.source,
    year: row.year ?? null,
    depthCm: row.depthCm ?? null,
    region: row.region ?? '',
    // The two words of this column are checked by test/unit/evaluate/shipped-factors.test.ts.
    confidence: row.confidence as Confidence,
    evidence: row.evidence ?? null,
    note: row.note ?? null,
  };
}
