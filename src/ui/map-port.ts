import type { Cell } from '../session/cell.ts';
import type { Desk } from '../session/desk.ts';
import type { Language } from '../i18n/language.ts';

/** The map as the page needs it; the page never sees the map library. */
export interface MapView {
  readonly scale: Cell<{ readonly metresPerPixel: number; readonly denominator: number }>;
  /** Why there is no map, or null. `no-webgl` has a screen of its own. */
  readonly failure: Cell<{ readonly code: string } | null>;
  /** Where the pointer, or the crosshair of the keyboard, is within the map, px; null when neither is on it. */
  readonly pencil: Cell<{ readonly x: number; readonly y: number } | null>;
  zoomIn(): void;
  zoomOut(): void;
  fitDistrict(): void;
  fitFeature(id: string): void;
  resize(): void;
  dispose(): void;
}

/** What the map follows besides the desk. */
export interface MapOptions {
  readonly theme: Cell<'light' | 'dark'>;
  readonly language: Cell<Language>;
  /** Accessible name of the map. */
  readonly label: string;
}

/** Builds the map into an element; handed in by the composition root. */
export type CreateMap = (container: HTMLElement, desk: Desk, options: MapOptions) => MapView;

/** Gauss–Krüger coordinates (高斯坐标) of a place in a 3° zone, metres; easting carries the zone number in front. */
export type ProjectPlace = (
  longitude: number,
  latitude: number,
  centralMeridian: number,
) => { readonly northingM: number; readonly eastingM: number };
