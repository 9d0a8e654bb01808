/** What of carbon colours the land of a map (碳着色): what is stored, what is taken up in the year, what the plan changes. */
export const CARBON_QUANTITIES = ['stock', 'sink', 'change'] as const;

/** One of {@link CARBON_QUANTITIES}: tC/ha, tC/ha/a, tC/ha. */
export type CarbonQuantity = (typeof CARBON_QUANTITIES)[number];

/** Shade of a parcel without land in the district. */
export const OUTSIDE_SHADE = 0;
/** Shade of a parcel that no number can be told of: a colour of its own, never that of 0. */
export const UNKNOWN_SHADE = 1;
/** Shade of the lowest numbers; those of higher ones follow. */
export const LOWEST_SHADE = 2;

/**
 * Where one shade ends and the next begins, ascending; a number on a break has the shade above it. They are the same in all
 * schemes, years and districts, so that maps can be compared: round numbers over what Chinese land holds (densities of the
 * factor library: crops and soil from some 20 tC/ha, old forest on deep soil beyond 300) and takes up (stands 0.1–3 tC/ha/a,
 * clearing tens in its year). Numbers around 0 have one shade where there are losses, too.
 */
export function shadeBreaks(quantity: CarbonQuantity): readonly number[] {
  return BREAKS[quantity];
}

const BREAKS: Readonly<Record<CarbonQuantity, readonly number[]>> = {
  stock: [25, 50, 75, 100, 150, 200, 300],
  sink: [-10, -1, -0.1, 0.1, 0.5, 1, 1.5, 2],
  change: [-50, -20, -5, -1, 1, 5, 20, 50],
};

/** Shade of a number: {@link LOWEST_SHADE} below the first break. */
export function shadeOf(value: number, breaks: readonly number[]): number {
  let shade = LOWEST_SHADE;
  for (const from of breaks) {
    if (value < from) break;
    shade += 1;
  }
  return shade;
}
