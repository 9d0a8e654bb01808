import { hectares } from '../../geo/area-units.ts';
import type { CarbonQuestion } from './carbon-question.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { CarbonQuantity } from './carbon-shade.ts';
import type { CarbonStrata } from './carbon-strata.ts';
import { dependsOnVolume, type FactorValue, valueOf } from './expression.ts';
import type { Hectare, HectarePool } from './hectare.ts';
import { keepHectares, type KeptHectares } from './kept-hectares.ts';
import { landRows } from './ledger-rows.ts';
import { standingLand } from './standing-land.ts';
import { factorValues } from './usable-factors.ts';

/** Carbon of every parcel in one scheme and year. What lies at sea belongs to no parcel and is not in it. */
export interface ParcelCarbon {
  readonly quantity: CarbonQuantity;
  /** Mean over the land of the parcel that has a number, tC/ha or tC/ha/a; 0 where none has. */
  readonly perHa: Float64Array;
  /** Land of the parcel in the district that has a number, m². Σ perHa · hectares is the total of the ledger. */
  readonly knownM2: Float64Array;
  /** All its land in the district, m². */
  readonly areasM2: Float64Array;
}

/** Works out carbon parcel by parcel (逐图斑碳量); what the base alone decides is kept while rules and year stay. */
export interface ParcelCarbonReader {
  /** Yields now and then, so that the caller can stop. */
  read(
    quantity: CarbonQuantity,
    question: Pick<CarbonQuestion, 'turns' | 'year'>,
    rules: CarbonRules,
  ): Generator<{ readonly done: number; readonly total: number }, ParcelCarbon, void>;
}

/** Carbon of a hectare as a straight line over its growing stock: every density is one (volume-to-biomass.ts). */
interface Line {
  readonly perHa: number;
  /** Per m³/ha of growing stock. */
  readonly perVolume: number;
}

/** Lines of a stratum that stays; null where nothing is known. */
interface Standing {
  readonly stock: Line | null;
  readonly sink: Line | null;
}

interface KeptYear {
  readonly rules: CarbonRules;
  readonly year: number;
  readonly hectares: KeptHectares;
  readonly value: FactorValue;
  readonly byStratum: (Standing | undefined)[];
}

const NO_CHANGE: Line = { perHa: 0, perVolume: 0 };
/** Strata worked out between two looks at the clock. */
const STRATA_PER_STEP = 16;

/**
 * Starts with nothing worked out. Land is divided as in the ledger, and a hectare has what it has there; one line is worked out
 * for each stratum that stays or that a feature turns, so parcels cost no more than adding up.
 *
 * @param areasM2 area of every parcel inside the district
 */
export function createParcelCarbonReader(strata: CarbonStrata, areasM2: Float64Array): ParcelCarbonReader {
  let kept: KeptYear | null = null;

  function keptFor(rules: CarbonRules, year: number): KeptYear {
    const { library, settings } = rules;
    const isSameLand = kept?.rules.library === library && kept.rules.settings === settings;
    if (kept === null || !isSameLand || kept.year !== year) {
      const hectaresNow =
        isSameLand && kept !== null ? kept.hectares : keepHectares(strata.strata, standingLand(settings, library));
      kept = { rules, year, hectares: hectaresNow, value: factorValues(library), byStratum: [] };
    }
    return kept;
  }

  function standing(stratum: number, { year, hectares: known, value, byStratum }: KeptYear): Standing {
    return (byStratum[stratum] ??= linesOf(known.standing(stratum, year), value));
  }

  return {
    *read(quantity, { turns, year }, rules) {
      const base = keptFor(rules, year);
      const turned = new Map<number, Line | null>();
      const staying = (stratum: number): Line | null =>
        quantity === 'change' ? NO_CHANGE : standing(stratum, base)[quantity];
      const turnedInto = (stratum: number, turn: number): Line | null => {
        const to = turns[turn]?.land ?? null;
        if (to === null || year < to.year) return staying(stratum);
        const after = linesOf(base.hectares.changed(stratum, to, year), base.value);
        if (quantity !== 'change') return after[quantity];
        return lineBetween(standing(stratum, base).stock, after.stock);
      };
      const lineOf = (stratum: number, turn: number): Line | null => {
        if (turn < 0) return staying(stratum);
        const key = turn * strata.strata.length + stratum;
        let line = turned.get(key);
        if (line === undefined) {
          line = turnedInto(stratum, turn);
          turned.set(key, line);
        }
        return line;
      };

      for (let stratum = 0; quantity !== 'change' && stratum < strata.strata.length; stratum += 1) {
        standing(stratum, base);
        if (stratum % STRATA_PER_STEP === STRATA_PER_STEP - 1) yield { done: stratum, total: strata.strata.length };
      }
      const rows = landRows(
        areasM2,
        turns.map(({ turn }) => turn),
      );
      const perHa = new Float64Array(areasM2.length);
      const knownM2 = new Float64Array(areasM2.length);
      for (let row = 0; row < rows.parcels.length; row += 1) {
        const parcel = rows.parcels[row] ?? 0;
        const line = lineOf(strata.index[parcel] ?? 0, rows.turns[row] ?? 0);
        if (line === null) continue;
        const areaM2 = rows.areasM2[row] ?? 0;
        // Until all rows are added: tC.
        perHa[parcel] =
          (perHa[parcel] ?? 0) + hectares(areaM2) * (line.perHa + line.perVolume * (strata.volumeM3PerHa[parcel] ?? 0));
        knownM2[parcel] = (knownM2[parcel] ?? 0) + areaM2;
      }
      for (let parcel = 0; parcel < perHa.length; parcel += 1) {
        const areaM2 = knownM2[parcel] ?? 0;
        if (areaM2 > 0) perHa[parcel] = (perHa[parcel] ?? 0) / hectares(areaM2);
      }
      return { quantity, perHa, knownM2, areasM2 };
    },
  };
}

function linesOf({ stock, sink }: Hectare, value: FactorValue): Standing {
  return { stock: lineOfPools(stock, value), sink: lineOfPools(sink, value) };
}

/** The pools that count; null where there is none. */
function lineOfPools(pools: readonly HectarePool[], value: FactorValue): Line | null {
  let isKnown = false;
  let perHa = 0;
  let perVolume = 0;
  for (const pool of pools) {
    if (!pool.isCounted) continue;
    isKnown = true;
    const without = valueOf(pool.perHa, value, 0);
    perHa += without;
    if (dependsOnVolume(pool.perHa)) perVolume += (valueOf(pool.perHa, value, SOME_VOLUME) - without) / SOME_VOLUME;
  }
  return isKnown ? { perHa, perVolume } : null;
}

/** Any growing stock: a line is known by two places. m³/ha */
const SOME_VOLUME = 100;

/** What changed is known where both are. */
function lineBetween(before: Line | null, after: Line | null): Line | null {
  if (before === null || after === null) return null;
  return { perHa: after.perHa - before.perHa, perVolume: after.perVolume - before.perVolume };
}
