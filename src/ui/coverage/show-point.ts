import type { DeskState } from '../desk-state.svelte.ts';

/** Goes to a place on the map and marks it; a feature of the plan is selected as well. */
export function showPoint(
  view: DeskState,
  { id, longitude, latitude }: { readonly id: string | null; readonly longitude: number; readonly latitude: number },
): void {
  if (id !== null && view.plan.features.has(id)) view.desk.select([id]);
  view.desk.marked.set({ longitude, latitude });
  view.map?.showPlace(longitude, latitude);
}
