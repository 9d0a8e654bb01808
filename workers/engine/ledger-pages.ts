import { factorIds } from '../../src/evaluate/carbon/expression.ts';
import { propagate } from '../../src/evaluate/carbon/error-propagation.ts';
import { type Ledger, LEDGER_COLUMNS, type LedgerKind, TOTAL_COLUMNS } from '../../src/evaluate/carbon/ledger.ts';
import { type KindFacts, kindFacts, type LedgerSelection } from '../../src/evaluate/carbon/ledger-list.ts';
import { NO_PARCEL } from '../../src/evaluate/carbon/ledger-rows.ts';
import { ledgerTerms } from '../../src/evaluate/carbon/ledger-totals.ts';
import type { FactorLibrary } from '../../src/evaluate/factors/factor.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import type { LedgerPage, LedgerRow, LedgerRowKind, LedgerSource } from './contract/ledger.ts';
import { parcelId, parcelPlace } from './parcel-names.ts';

/** What of a ledger is the same for all its pages. */
export interface LedgerOverview {
  readonly kinds: readonly LedgerRowKind[];
  readonly facts: readonly KindFacts[];
  readonly counts: LedgerPage['counts'];
}

/** Looks over a whole ledger once. */
export function overlookLedger(ledger: Ledger): LedgerOverview {
  const facts = kindFacts(ledger);
  let incomplete = 0;
  let withoutNumber = 0;
  for (const kind of ledger.kindIndex) {
    if (facts[kind]?.isIncomplete === true) incomplete += 1;
    if (facts[kind]?.hasTotal === false) withoutNumber += 1;
  }
  return {
    facts,
    kinds: ledger.kinds.map((kind, place) => rowKind(kind, facts[place])),
    counts: { all: ledger.rowCount, incomplete, withoutNumber },
  };
}

/** Some of the rows that were asked for, in their order. */
export function ledgerPage(
  ledger: Ledger,
  { kinds, facts, counts }: LedgerOverview,
  selection: LedgerSelection,
  rows: Uint32Array,
  land: LandTable,
): LedgerPage {
  const { areaM2, total, withoutNumber } = selection;
  const features = new Set(facts.flatMap(({ feature }) => feature ?? []));
  return {
    total: selection.rows.length,
    rows: Array.from(rows, (row) => rowOf(ledger, kinds, row, land)),
    areaM2,
    carbon: total,
    withoutNumber,
    counts,
    classesBefore: sorted(facts.map(({ classBefore }) => classBefore)),
    classesAfter: sorted(facts.map(({ classAfter }) => classAfter)),
    features: [...features],
    soilDepthCm: ledger.soilDepthCm,
  };
}

/** The whole ledger with what of the base its files need. */
export function ledgerSource(
  ledger: Ledger,
  { land, classes }: LandBase,
  library: FactorLibrary,
  withOutlines: boolean,
): LedgerSource {
  const codes = new Set(kindFacts(ledger).flatMap(({ classBefore, classAfter }) => [classBefore, classAfter]));
  const { value, low, high, halfWidthPercent } = propagate(ledgerTerms(ledger, TOTAL_COLUMNS), library);
  const { coordinates, ringEnds, partEnds, shapeEnds } = land;
  return {
    ledger,
    total: { value, low, high, halfWidthPercent },
    ids: land.attributes.get('id') ?? null,
    outlines: withOutlines ? { coordinates, ringEnds, partEnds, shapeEnds } : null,
    classSystem: classes.id,
    classNames: Object.fromEntries(
      [...codes].flatMap((code) => {
        const known = classes.classOf(code);
        return known === null ? [] : [[code, known.name]];
      }),
    ),
  };
}

function rowKind({ densities, profile }: LedgerKind, facts: KindFacts | undefined): LedgerRowKind {
  const factors = new Set<string>();
  for (const { perHa } of densities.values()) for (const id of factorIds(perHa)) factors.add(id);
  return {
    feature: facts?.feature ?? null,
    classBefore: facts?.classBefore ?? '',
    classAfter: facts?.classAfter ?? '',
    pools: LEDGER_COLUMNS.flatMap((column) => {
      const density = densities.get(column);
      return density === undefined ? [] : [{ column, method: density.method, depthCm: density.depthCm }];
    }),
    factors: [...factors],
    missing: profile.missing,
  };
}

function rowOf(ledger: Ledger, kinds: readonly LedgerRowKind[], row: number, land: LandTable): LedgerRow {
  const place = ledger.kindIndex[row] ?? 0;
  const kind = kinds[place];
  if (kind === undefined) throw new RangeError(`no kind ${String(place)}`);
  const { interval } = ledger.kinds[place] ?? { interval: null };
  const parcel = ledger.parcels[row] ?? NO_PARCEL;
  const hasTotal = kind.pools.some(({ column }) => column !== 'other-soil');
  const value = ledger.totalT[row] ?? 0;
  return {
    row,
    parcel: parcel === NO_PARCEL ? null : parcel,
    place: parcel === NO_PARCEL ? null : parcelPlace(land, parcel),
    id: parcel === NO_PARCEL ? '' : parcelId(land, parcel),
    areaM2: ledger.areasM2[row] ?? 0,
    kind,
    carbonT: Object.fromEntries(kind.pools.map(({ column }) => [column, ledger.carbonT[column][row] ?? 0])),
    total: hasTotal ? { value, low: value * (interval?.low ?? 1), high: value * (interval?.high ?? 1) } : null,
  };
}

function sorted(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].sort();
}
