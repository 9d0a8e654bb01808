import type { PoolDensity, StockProfile } from '../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonStrata, CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { propagate } from '../../src/evaluate/carbon/error-propagation.ts';
import {
  difference,
  exponential,
  factor,
  power,
  product,
  quotient,
  sum,
  VOLUME,
} from '../../src/evaluate/carbon/expression.ts';
import { buildLedger, type Ledger, TOTAL_COLUMNS } from '../../src/evaluate/carbon/ledger.ts';
import { ledgerTerms } from '../../src/evaluate/carbon/ledger-totals.ts';
import type { LedgerTurn } from '../../src/evaluate/carbon/ledger-turns.ts';
import type { FactorLibrary } from '../../src/evaluate/factors/factor.ts';
import type { LedgerReport } from '../../src/report/ledger-report.ts';
import { factorsOf, within } from './factors-of.ts';
import { runSteps } from './run-steps.ts';

/** Factors of the fixture; some by name replaced. */
export function ledgerFactors(changes: Readonly<Record<string, number>> = {}): FactorLibrary {
  const numbers = {
    'vb.a': within(0.52, 30),
    'vb.b': -18.25,
    'above.share': within(0.8, 10),
    'dead.density': [3.7, 1.2, 9.9] as const,
    'soil.ref': within(64, 5),
    'soil.use': within(0.69, 16),
    'curve.A': 364.306,
    'curve.K': 0.018,
    'curve.m': 0.523,
    'deep.soil': 96.5,
    'unc.u.area': 3,
    'unc.u.bef': 30,
    'unc.u.ipcc_biomass': 75,
  };
  return factorsOf({ ...numbers, ...changes });
}

function density(pool: PoolDensity['pool'], perHa: PoolDensity['perHa'], depthCm: number | null = null): PoolDensity {
  return { pool, depthCm, method: pool === 'soil' ? 'ipcc' : 'volume-linear', perHa };
}

const biomass = product(0.5, sum(product(factor('vb.a'), VOLUME), factor('vb.b')));
const SOIL = product(factor('soil.ref'), factor('soil.use'));

/** Four kinds of land: by volume, by a curve, soil of another depth only, and nothing known. */
const PROFILES: readonly StockProfile[] = [
  {
    pools: [
      density('above', product(factor('above.share'), biomass)),
      density('below', product(difference(1, factor('above.share')), biomass)),
      density('dead', factor('dead.density')),
      density('soil', SOIL, 30),
    ],
    missing: [],
  },
  {
    pools: [
      density(
        'biomass',
        product(
          factor('curve.A'),
          power(
            difference(1, exponential(product(-20, factor('curve.K')))),
            quotient(1, difference(1, factor('curve.m'))),
          ),
        ),
      ),
      density('soil', factor('soil.ref'), 30),
    ],
    missing: [{ code: 'no-factor-for-class', pool: 'dead', details: { class: '0307' } }],
  },
  {
    pools: [density('soil', factor('deep.soil'), 100)],
    missing: [{ code: 'other-depth-only', pool: 'soil', details: { wantedCm: 30 } }],
  },
  { pools: [], missing: [{ code: 'unknown-class', pool: null, details: { class: '' } }] },
];

const CLASSES = ['0301', '0305', '0401', ''];

/** Strata of the fixture for so many parcels, stratum by stratum in turn, with growing stocks of 40 … 239 m³/ha. */
export function fixtureStrata(parcelCount: number): CarbonStrata {
  const strata = CLASSES.map((classCode): CarbonStratum => {
    const carbonClass = classCode === '' ? null : 'forest_arbor';
    const known = { species: classCode === '0301' ? '马尾松' : '', origin: '', ageYears: null } as const;
    return { classCode, carbonClass, ...known, volume: classCode === '0301' ? 'usable' : 'none', fault: null };
  });
  return {
    strata,
    index: Uint32Array.from({ length: parcelCount }, (_, parcel) => parcel % strata.length),
    volumeM3PerHa: Float64Array.from({ length: parcelCount }, (_, parcel) =>
      parcel % strata.length === 0 ? 40 + ((7 * parcel) % 200) : 0,
    ),
  };
}

/** A ledger of parcels with given areas; land that turns becomes land of the second kind. */
export function fixtureLedger(
  areasM2: Float64Array,
  turns: readonly LedgerTurn[] = [],
  library: FactorLibrary = ledgerFactors(),
): Ledger {
  const steps = buildLedger({
    areasM2,
    strata: fixtureStrata(areasM2.length),
    turns,
    sea: [],
    profileOf: (stratum, turn) => PROFILES[turn === null ? stratum : 1] ?? { pools: [], missing: [] },
    library,
    year: 2030,
    soilDepthCm: 30,
  });
  return runSteps(steps);
}

/** A report in Chinese of such a ledger. */
export function fixtureReport(ledger: Ledger, library: FactorLibrary = ledgerFactors()): LedgerReport {
  return {
    ledger,
    library,
    total: propagate(ledgerTerms(ledger, TOTAL_COLUMNS), library),
    language: 'zh',
    planName: '试验 <方案> & "台账"',
    scenarioName: '方案一',
    dataNotes: ['底图是示意数据。'],
    parcelId: (parcel) => `P-${String(parcel)}`,
    featureName: (feature) => `要素 ${feature}`,
    className: (code) => (code === '0301' ? '乔木林地' : '其他地类'),
  };
}
