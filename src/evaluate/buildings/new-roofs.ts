/** Uses that indicators ask for by name. */
export type BuildingUse = 'public' | 'factory';

/**
 * Roofs of new buildings among the outlines of a base, as far as they lie in a zone (底图新建建筑屋顶), m². New is what was built after the
 * base year of the plan and up to the year asked about, as drawn buildings are that begin in a year; an outline without a known
 * year stands already. Each outline counts whole where outlines, or an outline and a drawn building, lie on each other.
 */
export interface NewRoofs {
  /**
   * @param uses those that count; null: all, also where the use is not known
   * @param withPanels only what has panels on the roof
   */
  areaM2(uses: readonly BuildingUse[] | null, withPanels: boolean): number;
  /** Of the roofs with panels: what panels can cover where their share is stated, and the area of all other roofs. */
  panelled(uses: readonly BuildingUse[]): { readonly statedM2: number; readonly otherRoofsM2: number };
}

/** No outline is there. */
export const NO_NEW_ROOFS: NewRoofs = { areaM2: () => 0, panelled: () => ({ statedM2: 0, otherRoofsM2: 0 }) };
