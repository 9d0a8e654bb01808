import { hectares as inHectares } from '../../geo/area-units.ts';
import { type AddedLand, addLand } from './carbon-amounts.ts';
import type { CarbonQuestion, CarbonTurn } from './carbon-question.ts';
import type { CarbonTerm } from './carbon-row.ts';
import type { CarbonStrata } from './carbon-strata.ts';
import type { Hectare, HectarePool } from './hectare.ts';
import type { KeptHectares } from './kept-hectares.ts';
import { landOfStrata, type StratumLand } from './land-of-strata.ts';
import type { LedgerTurn } from './ledger-turns.ts';
import type { Sensitivities } from './sensitivities.ts';
import type { YearAmounts } from './standing-amounts.ts';

/** Land that is added, or taken away, with what a hectare of it has (计入地块). */
export interface LandPart {
  readonly land: AddedLand;
  /** Stratum that it had in the base; null at sea. */
  readonly before: number | null;
  readonly hectare: Hectare;
}

/** Takes the land of a base and of a plan apart; what a feature turns is added up by stratum once. */
export interface LandParts {
  /** Land that a feature turns, by stratum. */
  landOf(turn: LedgerTurn): readonly StratumLand[];
  /** All land of the base as it goes on without the plan. */
  ofBase(year: number, hectares: KeptHectares): LandPart[];
  /** What the plan adds to the base in a year, and takes away. */
  ofPlan(question: CarbonQuestion, hectares: KeptHectares): LandPart[];
  ofSea(question: CarbonQuestion, hectares: KeptHectares): LandPart[];
  ofTurn(one: CarbonTurn, year: number, hectares: KeptHectares): LandPart[];
}

/**
 * Starts with nothing turned.
 *
 * @param ground all land of the base by stratum
 */
export function createLandParts(strata: CarbonStrata, ground: readonly StratumLand[]): LandParts {
  const turned = new WeakMap<LedgerTurn, readonly StratumLand[]>();

  function landOf(turn: LedgerTurn): readonly StratumLand[] {
    let known = turned.get(turn);
    if (known === undefined) {
      known = landOfStrata(strata, turn.parcels, turn.areasM2);
      turned.set(turn, known);
    }
    return known;
  }

  /** The land of a stratum, added (1) or taken away (−1); areas of one class share their error. */
  function addedLand({ stratum, areaM2, volumeM3PerHa }: StratumLand, sign: 1 | -1): AddedLand {
    const areaSource = strata.strata[stratum]?.classCode ?? '';
    return { areaHa: sign * inHectares(areaM2), volumeM3PerHa, areaSource };
  }

  function standing(land: StratumLand, sign: 1 | -1, year: number, hectares: KeptHectares): LandPart {
    return { land: addedLand(land, sign), before: land.stratum, hectare: hectares.standing(land.stratum, year) };
  }

  const ofSea: LandParts['ofSea'] = ({ sea, year }, hectares) =>
    sea.flatMap(({ areaM2, land, feature }): LandPart[] => {
      if (year < land.year) return [];
      const hectare = hectares.changed(null, land, year);
      return [{ land: { areaHa: inHectares(areaM2), volumeM3PerHa: 0, areaSource: feature }, before: null, hectare }];
    });

  const ofTurn: LandParts['ofTurn'] = ({ turn, land: to }, year, hectares) =>
    to === null || year < to.year
      ? []
      : landOf(turn).flatMap((land): LandPart[] => [
          standing(land, -1, year, hectares),
          {
            land: addedLand(land, 1),
            before: land.stratum,
            hectare: hectares.changed(land.stratum, to, year),
          },
        ]);

  return {
    landOf,
    ofBase: (year, hectares) => ground.map((land) => standing(land, 1, year, hectares)),
    ofPlan: (question, hectares) => [
      ...ofSea(question, hectares),
      ...question.turns.flatMap((one) => ofTurn(one, question.year, hectares)),
    ],
    ofSea,
    ofTurn,
  };
}

/** Adds parts to stock and uptake of a year. */
export function addParts({ stock, sink }: YearAmounts, parts: readonly LandPart[], sensitivities: Sensitivities): void {
  for (const { land, hectare } of parts) {
    addLand(stock, hectare.stock, land, sensitivities);
    addLand(sink, hectare.sink, land, sensitivities);
  }
}

/** The pools that count, as terms of a sum. */
export function termsOf(parts: readonly LandPart[], of: (hectare: Hectare) => readonly HectarePool[]): CarbonTerm[] {
  return parts.flatMap(({ land, hectare }) =>
    of(hectare).flatMap(({ isCounted, perHa }) => (isCounted ? [{ ...land, perHa }] : [])),
  );
}
