import { isNoFactor } from './carbon-row.ts';
import { DenseSums, slotted, type SlottedSensitivity, type Slots } from './dense-sums.ts';
import type { Expression } from './expression.ts';
import { LIVING_POOLS } from './planned-growth.ts';
import type { Sensitivities } from './sensitivities.ts';
import type { StandCourse } from './stand-course.ts';

/**
 * Carbon of a living pool at an age, tC/ha: what the plants have grown, times a scale that all ages share where there is one (carbon per
 * volume, times the volume on a curve that other species share).
 */
export interface GrownPart {
  readonly scale: SlottedSensitivity | null;
  readonly grown: SlottedSensitivity;
}

/** Living matter at an age by place in `LIVING_POOLS`; null for a pool that has none. */
export interface GrownMatter {
  /** tC/ha */
  readonly values: readonly number[];
  readonly parts: readonly (GrownPart | null)[];
}

/** Gives the sensitivity of an expression; the same object for the same expression. */
export type SharedSensitivity = (expression: Expression) => SlottedSensitivity;

/** Starts with nothing worked out. */
export function shareSensitivities(factors: Slots, sensitivities: Sensitivities): SharedSensitivity {
  const known = new Map<Expression, SlottedSensitivity>();
  return (expression) => {
    let found = known.get(expression);
    if (found === undefined) {
      found = slotted(sensitivities.once(expression), factors);
      known.set(expression, found);
    }
    return found;
  };
}

/** Living matter of a course by age; worked out once for each age. */
export function grownMatter(course: StandCourse, sensitivityOf: SharedSensitivity): (ageYears: number) => GrownMatter {
  const known: (GrownMatter | undefined)[] = [];
  return (ageYears) => {
    let matter = known[ageYears];
    if (matter === undefined) {
      const carbon = course.carbonAt(ageYears);
      const parts = LIVING_POOLS.map((pool) => {
        const perHa = isNoFactor(carbon) ? undefined : carbon.pools.get(pool);
        return perHa === undefined ? null : partOf(perHa, sensitivityOf);
      });
      matter = { values: parts.map((part) => (part?.grown.value ?? 0) * (part?.scale?.value ?? 1)), parts };
      known[ageYears] = matter;
    }
    return matter;
  };
}

/** Derivatives of one pool over many ages: those that share a scale are multiplied with it together. */
export class GrownSum {
  #scale: SlottedSensitivity | null = null;
  #value = 0;
  readonly #sums = new DenseSums();

  /** Adds hectares of an age; what has no scale goes into the sums at once. */
  add(areaHa: number, { scale, grown }: GrownPart, into: DenseSums): void {
    if (scale === null) {
      into.addDerivatives(areaHa, grown);
      return;
    }
    if (scale !== this.#scale) this.moveInto(into);
    this.#scale = scale;
    this.#value += areaHa * grown.value;
    this.#sums.addDerivatives(areaHa, grown);
  }

  /** Puts what was gathered into sums, by the rule of the product, and starts again. */
  moveInto(into: DenseSums): void {
    if (this.#scale === null) return;
    into.addDerivatives(this.#value, this.#scale);
    into.addAll(this.#sums, this.#scale.value);
    this.#scale = null;
    this.#value = 0;
    this.#sums.clear();
  }
}

function partOf(perHa: Expression, sensitivityOf: SharedSensitivity): GrownPart {
  const [scale, grown] = perHa.op === 'product' && perHa.terms.length === 2 ? perHa.terms : [];
  return scale === undefined || grown === undefined
    ? { scale: null, grown: sensitivityOf(perHa) }
    : { scale: sensitivityOf(scale), grown: sensitivityOf(grown) };
}
