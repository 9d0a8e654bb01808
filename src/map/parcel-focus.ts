import type { Feature, FeatureCollection } from 'geojson';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { FOCUS_SOURCES } from './base-style.ts';

/** Where a parcel is shown on its own. */
export type FocusSource = (typeof FOCUS_SOURCES)[number];

/**
 * Shows single parcels with the outline that the engine has of them: tiles have it cut at their edges, and pictures not at
 * all. Of several questions for one source only the last one is answered.
 */
export function createParcelFocus(
  engineNow: () => EngineApi | null,
  setData: (source: FocusSource, data: FeatureCollection | null) => void,
): (source: FocusSource, parcel: number | null) => void {
  const asked: Record<FocusSource, number> = { 'parcel-hovered': 0, 'parcel-picked': 0 };

  async function show(source: FocusSource, parcel: number | null): Promise<void> {
    asked[source] += 1;
    const mine = asked[source];
    // An engine that died has no outline to give.
    const outline =
      parcel === null
        ? null
        : await engineNow()
            ?.parcelOutline(parcel)
            .catch(() => null);
    if (mine !== asked[source]) return;
    if (outline === null || outline === undefined) {
      setData(source, null);
      return;
    }
    const feature: Feature = { type: 'Feature', geometry: outline, properties: {} };
    setData(source, { type: 'FeatureCollection', features: [feature] });
  }

  return (source, parcel) => void show(source, parcel);
}
