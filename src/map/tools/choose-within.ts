import type { Position } from 'geojson';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import { pathsOf } from '../editable-path.ts';
import { isInsideRings } from '../../geo/point-in-polygon.ts';
import type { ToolAction, ToolContext } from '../tool.ts';

/** Selects what lies inside a ring with every vertex; `adds` keeps what is selected. */
export function chooseWithin(ring: readonly Position[], adds: boolean, { items, selection }: ToolContext): ToolAction {
  const bounds = geometryBounds({ type: 'LineString', coordinates: [...ring] });
  const inside = bounds === null ? [] : items.within(bounds);
  const ids = inside
    .filter(({ feature }) =>
      pathsOf(feature.geometry).every(({ positions }) => positions.every((place) => isInsideRings(place, [ring]))),
    )
    .map(({ feature }) => feature.id);
  return { type: 'select', ids: adds ? [...new Set([...selection, ...ids])] : ids };
}
