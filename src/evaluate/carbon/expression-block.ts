import { dependsOnVolume, type Expression } from './expression.ts';

/** Evaluates expressions for many draws at a time: an operation is one loop over the draws. */
export class ExpressionBlock {
  readonly #drawsOf: ReadonlyMap<string, Float64Array>;
  readonly #size: number;
  /** One array per depth of nesting. */
  readonly #registers: Float64Array[] = [];
  /** Draws of powers and exponentials, which take long and which many expressions share; null for those that ask for the volume. */
  readonly #kept = new Map<Expression, { block: number; readonly values: Float64Array } | null>();
  #block = 0;

  /**
   * @param drawsOf draws of each factor, which the caller fills anew for each block
   * @param size the most draws of a block
   */
  constructor(drawsOf: ReadonlyMap<string, Float64Array>, size: number) {
    this.#drawsOf = drawsOf;
    this.#size = size;
  }

  /** Says that the draws are those of another block now. */
  startBlock(): void {
    this.#block += 1;
  }

  /** Values of an expression for the first `count` draws; good until the next call. */
  valuesOf(expression: Expression, volumeM3PerHa: number, count: number): Float64Array {
    return this.#fill(expression, volumeM3PerHa, count, 0);
  }

  /** An expression's draws: those of the factor itself where it is one, else in the register of this depth. */
  #fill(expression: Expression, volumeM3PerHa: number, count: number, depth: number): Float64Array {
    if (expression.op === 'factor') return this.#factor(expression.id);
    const isCostly = expression.op === 'power' || expression.op === 'exp';
    const kept = isCostly ? this.#keptFor(expression) : null;
    if (kept?.block === this.#block) return kept.values;
    const into = kept?.values ?? this.#register(depth);
    if (kept !== null) kept.block = this.#block;
    switch (expression.op) {
      case 'number':
        return into.fill(expression.value, 0, count);
      case 'volume':
        return into.fill(volumeM3PerHa, 0, count);
      case 'sum':
      case 'product': {
        const isSum = expression.op === 'sum';
        into.fill(plainPart(expression.terms, isSum, volumeM3PerHa), 0, count);
        for (const term of expression.terms) {
          if (term.op === 'number' || term.op === 'volume') continue;
          const values = this.#fill(term, volumeM3PerHa, count, depth + 1);
          if (isSum) addInto(into, values, count);
          else multiplyInto(into, values, count);
        }
        return into;
      }
      case 'quotient': {
        const of = this.#fill(expression.of, volumeM3PerHa, count, depth + 1);
        const by = this.#fill(expression.by, volumeM3PerHa, count, depth + 2);
        for (let draw = 0; draw < count; draw += 1) into[draw] = (of[draw] ?? 0) / (by[draw] ?? 0);
        return into;
      }
      case 'power': {
        const base = this.#fill(expression.base, volumeM3PerHa, count, depth + 1);
        const exponent = this.#fill(expression.exponent, volumeM3PerHa, count, depth + 2);
        for (let draw = 0; draw < count; draw += 1) into[draw] = (base[draw] ?? 0) ** (exponent[draw] ?? 0);
        return into;
      }
      case 'exp': {
        const of = this.#fill(expression.of, volumeM3PerHa, count, depth + 1);
        for (let draw = 0; draw < count; draw += 1) into[draw] = Math.exp(of[draw] ?? 0);
        return into;
      }
    }
  }

  #factor(id: string): Float64Array {
    const draws = this.#drawsOf.get(id);
    if (draws === undefined) throw new RangeError(`no draws of the factor ${id}`);
    return draws;
  }

  #keptFor(expression: Expression): { block: number; readonly values: Float64Array } | null {
    let kept = this.#kept.get(expression);
    if (kept === undefined) {
      kept = dependsOnVolume(expression) ? null : { block: -1, values: new Float64Array(this.#size) };
      this.#kept.set(expression, kept);
    }
    return kept;
  }

  #register(depth: number): Float64Array {
    const known = this.#registers[depth];
    if (known !== undefined) return known;
    const made = new Float64Array(this.#size);
    this.#registers[depth] = made;
    return made;
  }
}

function addInto(into: Float64Array, values: Float64Array, count: number): void {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] ?? 0) + (values[draw] ?? 0);
}

function multiplyInto(into: Float64Array, values: Float64Array, count: number): void {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] ?? 0) * (values[draw] ?? 0);
}

/** Numbers and the volume among the terms of a sum or product, which are the same in every draw. */
function plainPart(terms: readonly Expression[], isSum: boolean, volumeM3PerHa: number): number {
  let part = isSum ? 0 : 1;
  for (const term of terms) {
    if (term.op !== 'number' && term.op !== 'volume') continue;
    const value = term.op === 'number' ? term.value : volumeM3PerHa;
    part = isSum ? part + value : part * value;
  }
  return part;
}
