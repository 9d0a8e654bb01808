import type { SheetPart } from './sheet-content.ts';

/** Parcels that are drawn one by one on a sheet: all that reach into it, without those that are too small to be seen. */
export function drawnParcels({ land }: Pick<SheetPart, 'land'>): number {
  return land === null ? 0 : land.parcelCount - land.tooSmall;
}
