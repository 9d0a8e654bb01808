import type { DeskState } from '../desk-state.svelte.ts';

/** Goes to a place on the map and marks it. Nothing is selected: the inspector would take the place of the list. */
export function showPoint(
  view: DeskState,
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
): void {
  view.desk.marked.set({ longitude, latitude });
  view.map?.showPlace(longitude, latitude);
}
