import type { DeskState } from '../desk-state.svelte.ts';

/** A parcel and the place at it that a table points to. */
interface ParcelPlace {
  readonly parcel: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** Goes to a place on the map and marks it. */
export function goToPlace(view: DeskState, { longitude, latitude }: Omit<ParcelPlace, 'parcel'>): void {
  view.desk.marked.set({ longitude, latitude });
  view.map?.showPlace(longitude, latitude);
}

/** Goes to a place on the map, marks it and outlines its parcel. */
export function showPlace(view: DeskState, { parcel, longitude, latitude }: ParcelPlace): void {
  goToPlace(view, { longitude, latitude });
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

/** Goes to a parcel by number, in the middle of its box, and outlines it. */
export async function showParcel(view: DeskState, parcel: number): Promise<void> {
  // An engine that dies meanwhile shows nothing; the one that comes after it can be asked again.
  const outline = await view.engine?.parcelOutline(parcel).catch(() => null);
  const places = outline?.coordinates.flat(2) ?? [];
  if (places.length === 0) return;
  const longitudes = places.map(([longitude = 0]) => longitude);
  const latitudes = places.map(([, latitude = 0]) => latitude);
  const middle = (values: readonly number[]): number =>
    (values.reduce((least, value) => Math.min(least, value), Infinity) +
      values.reduce((most, value) => Math.max(most, value), -Infinity)) /
    2;
  showPlace(view, { parcel, longitude: middle(longitudes), latitude: middle(latitudes) });
}
