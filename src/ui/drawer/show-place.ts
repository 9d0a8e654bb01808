import type { DeskState } from '../desk-state.svelte.ts';

/** A parcel and the place at it that a table points to. */
interface ParcelPlace {
  readonly parcel: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** Goes to a place on the map, marks it and outlines its parcel. */
export function showPlace(view: DeskState, { parcel, longitude, latitude }: ParcelPlace): void {
  view.desk.marked.set({ longitude, latitude });
  view.map?.showPlace(longitude, latitude);
  const { engine } = view;
  engine?.parcels(parcel, 1).then(
    ({ rows }) => {
      const [row] = rows;
      if (row !== undefined && view.engine === engine) view.desk.parcel.set(row);
    },
    // The mark alone says where it is.
    () => undefined,
  );
}
