import { type FormBook, type FormPart, type LinearForm, PLAIN } from './form-book.ts';

/** Works out products of a book for many draws at a time: every operation is one loop over the draws (分块抽样计算). */
export class FormDraws {
  readonly #book: FormBook;
  readonly #drawsOf: ReadonlyMap<string, Float64Array>;
  /** Products that are asked for, with all that they are made of, in the order in which they can be worked out. */
  readonly #order: Uint32Array;
  readonly #products: (Float64Array | undefined)[] = [];
  readonly #parts: (Float64Array | undefined)[] = [];
  /** Whether the part was worked out for the draws at hand. */
  readonly #isDone: Uint8Array;
  readonly #size: number;

  /**
   * @param wanted products whose draws are asked for
   * @param drawsOf draws of each factor, which the caller fills anew for each block
   * @param size the most draws of a block
   */
  constructor(book: FormBook, wanted: Iterable<number>, drawsOf: ReadonlyMap<string, Float64Array>, size: number) {
    this.#book = book;
    this.#drawsOf = drawsOf;
    this.#size = size;
    this.#order = orderOf(book, wanted);
    this.#isDone = new Uint8Array(book.parts.length);
    this.#products[PLAIN] = new Float64Array(size).fill(1);
  }

  /** Works everything out for the first `count` draws. */
  work(count: number): void {
    this.#isDone.fill(0);
    for (const product of this.#order) {
      const { before, part } = this.#book.products[product] ?? { before: PLAIN, part: -1 };
      const values = this.#part(part, count);
      if (before === PLAIN) this.#products[product] = values;
      else {
        const into = (this.#products[product] ??= new Float64Array(this.#size));
        multiply(into, this.valuesOf(before), values, count);
      }
    }
  }

  /** Draws of a product that is asked for; good until the next block. */
  valuesOf(product: number): Float64Array {
    const values = this.#products[product];
    if (values === undefined) throw new RangeError(`no draws of the product ${String(product)}`);
    return values;
  }

  #part(place: number, count: number): Float64Array {
    const part = this.#book.parts[place];
    if (part === undefined) throw new RangeError(`no part ${String(place)}`);
    if (part.op === 'factor') return this.#factor(part.id);
    const into = (this.#parts[place] ??= new Float64Array(this.#size));
    if (this.#isDone[place] === 0) {
      this.#isDone[place] = 1;
      this.#workPart(part, into, count);
    }
    return into;
  }

  #workPart(part: Exclude<FormPart, { op: 'factor' }>, into: Float64Array, count: number): void {
    if (part.op === 'power') {
      const exponent = new Float64Array(count);
      this.#fill(exponent, part.exponent, count);
      this.#fill(into, part.base, count);
      for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] ?? 0) ** (exponent[draw] ?? 0);
      return;
    }
    this.#fill(into, part.of, count);
    if (part.op === 'exp') for (let draw = 0; draw < count; draw += 1) into[draw] = Math.exp(into[draw] ?? 0);
    else for (let draw = 0; draw < count; draw += 1) into[draw] = 1 / (into[draw] ?? 0);
  }

  #fill(into: Float64Array, form: LinearForm, count: number): void {
    into.fill(form.get(PLAIN) ?? 0, 0, count);
    for (const [product, coefficient] of form) {
      if (product !== PLAIN) addTimes(into, this.valuesOf(product), coefficient, count);
    }
  }

  #factor(id: string): Float64Array {
    const draws = this.#drawsOf.get(id);
    if (draws === undefined) throw new RangeError(`no draws of the factor ${id}`);
    return draws;
  }
}

/** Ids of the factors that some products are made of, each once. */
export function factorsOfProducts(book: FormBook, wanted: Iterable<number>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const product of orderOf(book, wanted)) {
    const part = book.parts[book.products[product]?.part ?? -1];
    if (part?.op === 'factor') ids.add(part.id);
  }
  return ids;
}

/** Adds draws, times a number, to others. */
export function addTimes(into: Float64Array, values: Float64Array, coefficient: number, count: number): void {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (into[draw] ?? 0) + coefficient * (values[draw] ?? 0);
}

/** Products with all that they are made of, which the book has before them. */
function orderOf({ parts, products }: FormBook, wanted: Iterable<number>): Uint32Array {
  const isWanted = new Uint8Array(products.length);
  for (const product of wanted) isWanted[product] = 1;
  const order: number[] = [];
  for (let product = products.length - 1; product > PLAIN; product -= 1) {
    if (isWanted[product] === 0) continue;
    order.push(product);
    const { before, part } = products[product] ?? { before: PLAIN, part: -1 };
    isWanted[before] = 1;
    for (const form of formsOf(parts[part])) for (const inner of form.keys()) isWanted[inner] = 1;
  }
  return Uint32Array.from(order.reverse());
}

function formsOf(part: FormPart | undefined): readonly LinearForm[] {
  if (part === undefined || part.op === 'factor') return [];
  return part.op === 'power' ? [part.base, part.exponent] : [part.of];
}

function multiply(into: Float64Array, one: Float64Array, other: Float64Array, count: number): void {
  for (let draw = 0; draw < count; draw += 1) into[draw] = (one[draw] ?? 0) * (other[draw] ?? 0);
}
