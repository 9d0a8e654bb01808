/** Square metres in a hectare (公顷). */
const M2_PER_HECTARE = 10_000;

/** Square metres in a square kilometre (平方公里). */
const M2_PER_KM2 = 1_000_000;

/** Square metres in a mu (亩): fifteen make a hectare, exactly. */
export const M2_PER_MU = 10_000 / 15;

/** m² to hectares (公顷). */
export function hectares(areaM2: number): number {
  return areaM2 / M2_PER_HECTARE;
}

/** m² to square kilometres (平方公里). */
export function squareKilometres(areaM2: number): number {
  return areaM2 / M2_PER_KM2;
}

/** m² to mu (亩). */
export function mu(areaM2: number): number {
  return (areaM2 * 15) / M2_PER_HECTARE;
}
