import { dependsOnVolume, type Expression } from './expression.ts';

/** Numbers times products of parts, added up (线性组合): the coefficient of every product, by its place among the products of a book. */
export type LinearForm = ReadonlyMap<number, number>;

/** What products are made of: a factor, or a function of linear forms that is none itself. */
export type FormPart =
  | { readonly op: 'factor'; readonly id: string }
  | { readonly op: 'power'; readonly base: LinearForm; readonly exponent: LinearForm }
  | { readonly op: 'exp' | 'reciprocal'; readonly of: LinearForm };

/** A product of parts: one that comes earlier in the book, times a part. */
export interface FormProduct {
  readonly before: number;
  /** Place among the parts of the book. */
  readonly part: number;
}

/** Place of the product of nothing, which is 1. */
export const PLAIN = 0;

/**
 * Multiplies expressions out to linear forms (展开为线性组合), and writes down every part and every product once, whoever asks for it: a
 * district's thousands of terms are sums of a few hundred products with other coefficients. The order of factors within a product, and
 * so its last digit, does not depend on what was asked before.
 */
export class FormBook {
  /** Their forms use products that come before the first product with the part. */
  readonly parts: FormPart[] = [];
  /** The first one stands for {@link PLAIN} and has no part. */
  readonly products: FormProduct[] = [{ before: PLAIN, part: -1 }];
  readonly #partNames: string[] = [];
  readonly #productNames: string[] = [''];
  readonly #partOf = new Map<string, number>();
  /** By the product before and the part. */
  readonly #productOf: Map<number, number>[] = [new Map<number, number>()];
  /** By two products, the smaller place first. */
  readonly #multiplied: Map<number, number>[] = [new Map<number, number>()];
  /** Of expressions that do not ask for the volume: with it, every volume has a form of its own. */
  readonly #kept = new Map<Expression, LinearForm>();

  /** Adds an expression, times a number, to a form, for land of a growing stock. */
  addExpression(into: Map<number, number>, expression: Expression, volumeM3PerHa: number, weight: number): void {
    switch (expression.op) {
      case 'number':
        addProduct(into, PLAIN, weight * expression.value);
        return;
      case 'volume':
        addProduct(into, PLAIN, weight * volumeM3PerHa);
        return;
      case 'factor':
        addProduct(into, this.#part(`"${expression.id}"`, expression), weight);
        return;
      case 'sum':
        for (const term of expression.terms) this.addExpression(into, term, volumeM3PerHa, weight);
        return;
      case 'product': {
        const { plain, others } = divide(expression.terms, volumeM3PerHa);
        const [only] = others;
        if (only === undefined) addProduct(into, PLAIN, weight * plain);
        else if (others.length === 1) this.addExpression(into, only, volumeM3PerHa, weight * plain);
        else addForm(into, this.#formOf(expression, volumeM3PerHa), weight);
        return;
      }
      case 'quotient':
      case 'power':
      case 'exp':
        addForm(into, this.#formOf(expression, volumeM3PerHa), weight);
    }
  }

  #formOf(expression: Expression, volumeM3PerHa: number): LinearForm {
    const known = this.#kept.get(expression);
    if (known !== undefined) return known;
    const form = this.#expand(expression, volumeM3PerHa);
    if (!dependsOnVolume(expression)) this.#kept.set(expression, form);
    return form;
  }

  #expand(expression: Expression, volumeM3PerHa: number): LinearForm {
    switch (expression.op) {
      case 'product': {
        const { plain, others } = divide(expression.terms, volumeM3PerHa);
        return others.reduce<LinearForm>(
          (form, term) => this.#times(form, this.#formOf(term, volumeM3PerHa)),
          numberForm(plain),
        );
      }
      case 'quotient': {
        const by = this.#formOf(expression.by, volumeM3PerHa);
        const plain = plainNumber(by);
        const reciprocal =
          plain === null
            ? this.#partForm(`1/(${this.#formName(by)})`, { op: 'reciprocal', of: by })
            : numberForm(1 / plain);
        return this.#times(this.#formOf(expression.of, volumeM3PerHa), reciprocal);
      }
      case 'power': {
        const base = this.#formOf(expression.base, volumeM3PerHa);
        const exponent = this.#formOf(expression.exponent, volumeM3PerHa);
        const [plainBase, plainExponent] = [plainNumber(base), plainNumber(exponent)];
        if (plainBase !== null && plainExponent !== null) return numberForm(plainBase ** plainExponent);
        const name = `(${this.#formName(base)})^(${this.#formName(exponent)})`;
        return this.#partForm(name, { op: 'power', base, exponent });
      }
      case 'exp': {
        const of = this.#formOf(expression.of, volumeM3PerHa);
        const plain = plainNumber(of);
        return plain === null
          ? this.#partForm(`exp(${this.#formName(of)})`, { op: 'exp', of })
          : numberForm(Math.exp(plain));
      }
      case 'number':
      case 'volume':
      case 'factor':
      case 'sum': {
        const form = new Map<number, number>();
        this.addExpression(form, expression, volumeM3PerHa, 1);
        return form;
      }
    }
  }

  #times(one: LinearForm, other: LinearForm): LinearForm {
    const form = new Map<number, number>();
    for (const [first, weight] of one) {
      for (const [second, coefficient] of other) {
        const product = this.#multiply(first, second);
        addProduct(form, product, weight * coefficient);
      }
    }
    return form;
  }

  /** The product of two products, its parts in the order of their names. */
  #multiply(one: number, other: number): number {
    if (one === PLAIN) return other;
    if (other === PLAIN) return one;
    const [first, second] = one < other ? [one, other] : [other, one];
    const known = this.#multiplied[first]?.get(second);
    if (known !== undefined) return known;
    const parts = [...this.#partsOf(first), ...this.#partsOf(second)];
    parts.sort((a, b) => compareNames(this.#partNames[a] ?? '', this.#partNames[b] ?? ''));
    const product = parts.reduce((before, part) => this.#product(before, part), PLAIN);
    this.#multiplied[first]?.set(second, product);
    return product;
  }

  #partsOf(product: number): number[] {
    const parts: number[] = [];
    for (let at = product; at !== PLAIN; at = this.products[at]?.before ?? PLAIN) {
      parts.push(this.products[at]?.part ?? 0);
    }
    return parts;
  }

  /** A product and a part more. */
  #product(before: number, part: number): number {
    const known = this.#productOf[before]?.get(part);
    if (known !== undefined) return known;
    const product = this.products.push({ before, part }) - 1;
    this.#productOf[before]?.set(part, product);
    this.#productOf.push(new Map());
    this.#multiplied.push(new Map());
    this.#productNames.push(`${this.#productNames[before] ?? ''}*${this.#partNames[part] ?? ''}`);
    return product;
  }

  /** The product that is one part. */
  #part(name: string, part: FormPart): number {
    let place = this.#partOf.get(name);
    if (place === undefined) {
      place = this.parts.push(part) - 1;
      this.#partNames.push(name);
      this.#partOf.set(name, place);
    }
    return this.#product(PLAIN, place);
  }

  #partForm(name: string, part: FormPart): LinearForm {
    return new Map([[this.#part(name, part), 1]]);
  }

  #formName(form: LinearForm): string {
    let name = '';
    for (const [product, coefficient] of form) name += `+${String(coefficient)}${this.#productNames[product] ?? ''}`;
    return name;
  }
}

function addProduct(into: Map<number, number>, product: number, coefficient: number): void {
  into.set(product, (into.get(product) ?? 0) + coefficient);
}

function addForm(into: Map<number, number>, form: LinearForm, weight: number): void {
  for (const [product, coefficient] of form) addProduct(into, product, weight * coefficient);
}

/** The number that plain terms of a product make, and the others. */
function divide(terms: readonly Expression[], volumeM3PerHa: number): { plain: number; others: readonly Expression[] } {
  let plain = 1;
  const others: Expression[] = [];
  for (const term of terms) {
    if (term.op === 'number') plain *= term.value;
    else if (term.op === 'volume') plain *= volumeM3PerHa;
    else others.push(term);
  }
  return { plain, others };
}

function numberForm(value: number): LinearForm {
  return new Map([[PLAIN, value]]);
}

/** The number that a form is; null where it has a product of parts. */
function plainNumber(form: LinearForm): number | null {
  let value = 0;
  for (const [product, coefficient] of form) {
    if (product !== PLAIN) return null;
    value = coefficient;
  }
  return value;
}

function compareNames(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
