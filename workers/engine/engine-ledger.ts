import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { Ledger } from '../../src/evaluate/carbon/ledger.ts';
import { type LedgerSelection, orderRows, selectRows } from '../../src/evaluate/carbon/ledger-list.ts';
import type { LedgerNames } from '../../src/evaluate/carbon/ledger-query.ts';
import { textRanks } from '../../src/evaluate/carbon/sorted-rows.ts';
import type { FactorLibrary } from '../../src/evaluate/factors/factor.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import type { LedgerApi, LedgerQuery, LedgerScope } from './contract/ledger.ts';
import type { District } from './district.ts';
import { type LedgerOverview, ledgerPage, ledgerSource, overlookLedger } from './ledger-pages.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { parcelId } from './parcel-names.ts';
import { WorkStopped } from './slices.ts';

/** The state of the engine that ledgers are worked out from. */
export interface EngineLedgerOptions {
  readonly district: () => District;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  /** Runs work in slices; a newer plan or a cancellation ends it. */
  readonly run: <Result>(current: District, steps: Generator<unknown, Result, void>) => Promise<Result>;
}

interface OpenLedger {
  readonly ledger: Ledger;
  readonly overview: LedgerOverview;
  readonly base: LandBase;
  readonly library: FactorLibrary;
  readonly names: LedgerNames;
}

/** Answers questions about ledgers; the one asked for last is kept, and so is its last selection and order, while they are good. */
export function createEngineLedger(options: EngineLedgerOptions): LedgerApi {
  const { district, plan, revision, run } = options;
  const ledgers = keepLast<OpenLedger | null>();
  const selections = keepLast<LedgerSelection>();
  const orders = keepLast<Uint32Array>();
  const ranks = keepLast<Uint32Array>();

  async function build(current: District, { scenario, year }: LedgerScope): Promise<OpenLedger | null> {
    const { base, evaluator } = current;
    const { carbon, features } = plan();
    const steps = evaluator.ledgerInSteps(plan(), { scenario, year, revision: revision() });
    const ledger = await run(current, steps);
    if (ledger === null || base === null || carbon === undefined) return null;
    const names = {
      parcelId: (parcel: number) => parcelId(base.land, parcel),
      featureName: (feature: string) => features.get(feature)?.properties.name ?? feature,
    };
    return { ledger, overview: overlookLedger(ledger), base, library: carbon.library, names };
  }

  /** @throws WorkStopped when the plan is another one by now */
  function open(scope: LedgerScope): Promise<OpenLedger | null> {
    if (scope.revision !== revision()) throw new WorkStopped('ledger-outdated');
    const current = district();
    return ledgers.of([current.evaluator, scope.revision, scope.scenario, scope.year], () => build(current, scope));
  }

  async function list(
    { ledger, base, library, names }: OpenLedger,
    { filter, order }: LedgerQuery,
  ): Promise<{ readonly selection: LedgerSelection; readonly rows: Uint32Array }> {
    const current = district();
    const selection = await selections.of([ledger, JSON.stringify(filter)], () =>
      run(current, selectRows(ledger, filter, names, library)),
    );
    if (order === null) return { selection, rows: selection.rows };
    const { land } = base;
    const parcelRanks =
      order.column === 'parcel'
        ? await ranks.of([land], () => run(current, textRanks(land.parcelCount, names.parcelId)))
        : new Uint32Array();
    const rows = await orders.of([selection, JSON.stringify(order)], () =>
      run(current, orderRows(ledger, selection.rows, order, names, parcelRanks)),
    );
    return { selection, rows };
  }

  return {
    ledgerPage: (query, offset, limit) =>
      namingOutOfMemory(async () => {
        const found = await open(query);
        if (found === null) return null;
        const { selection, rows } = await list(found, query);
        return ledgerPage(found.ledger, found.overview, selection, rows.slice(offset, offset + limit), found.base.land);
      }),
    ledgerPosition: (query, parcel) =>
      namingOutOfMemory(async () => {
        const found = await open(query);
        if (found === null) return null;
        const { rows } = await list(found, query);
        const position = rows.findIndex((row) => found.ledger.parcels[row] === parcel);
        return position === -1 ? null : position;
      }),
    ledgerSource: (scope, withOutlines) =>
      namingOutOfMemory(async () => {
        const found = await open(scope);
        return found === null ? null : ledgerSource(found.ledger, found.base, found.library, withOutlines);
      }),
  };
}

/** Keeps what was made last for as long as the same is asked for; what failed is made again. */
function keepLast<Value>(): {
  readonly of: (key: readonly unknown[], make: () => Promise<Value>) => Promise<Value>;
} {
  let kept: { readonly key: readonly unknown[]; readonly value: Promise<Value> } | null = null;
  return {
    of(key, make) {
      if (kept !== null && kept.key.every((one, at) => one === key[at])) return kept.value;
      const mine = { key, value: make() };
      kept = mine;
      mine.value.catch(() => {
        if (kept === mine) kept = null;
      });
      return mine.value;
    },
  };
}
