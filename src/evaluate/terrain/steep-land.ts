import { compensatedSum } from '../../geo/compensated-sum.ts';
import type { OverlayFailure } from '../../geo/overlay-result.ts';
import type { LandSharing } from '../../geo/shared-land.ts';
import type { Site } from '../rules/site.ts';
import type { Terrain } from './terrain.ts';

/** Land of a site that is too steep: how much, and a place in it; working plane. */
export interface SteepLand {
  readonly ok: true;
  readonly areaM2: number;
  readonly x: number;
  readonly y: number;
}

/** Land that a site has on areas that do not overlap; null for none, or for a site without land. */
function landOn({ window }: Site, areas: readonly Site[], sharing: LandSharing): SteepLand | OverlayFailure | null {
  if (window === null) return null;
  const sum = compensatedSum();
  let largest: SteepLand | null = null;
  for (const area of areas) {
    const common = area.window === null ? null : sharing.of(window, area.window);
    if (common === null) continue;
    if (!common.ok) return common;
    sum.add(common.areaM2);
    if (largest === null || common.areaM2 > largest.areaM2) largest = common;
  }
  return largest === null ? null : { ...largest, areaM2: sum.total };
}

/** Land of a site steeper than a limit (陡坡用地), whole cells; of points the first one that stands on such land, without area. */
export function steepLand(
  site: Site,
  limitDegrees: number,
  terrain: Terrain,
  sharing: LandSharing,
): SteepLand | OverlayFailure | null {
  const { window, points, bounds } = site;
  if (bounds === null) return null;
  if (window !== null) return landOn(site, terrain.steepNear(limitDegrees, bounds), sharing);
  for (let at = 0; at < points.length; at += 2) {
    const [x = 0, y = 0] = points.subarray(at, at + 2);
    const slope = terrain.slopeAt(x, y);
    if (slope !== null && slope.slopeDegrees > limitDegrees) return { ok: true, areaM2: 0, x, y };
  }
  return null;
}

/** Share of a site of which the slope is known, 0–1: the rest could not be checked. */
export function knownShareOf(site: Site, terrain: Terrain, sharing: LandSharing): number {
  const { window, points, bounds } = site;
  if (bounds === null) return 0;
  if (window === null) {
    let known = 0;
    for (let at = 0; at < points.length; at += 2)
      if (terrain.slopeAt(points[at] ?? 0, points[at + 1] ?? 0) !== null) known += 1;
    return points.length === 0 ? 0 : (2 * known) / points.length;
  }
  const whole = sharing.whole(window)?.areaM2 ?? 0;
  const land = landOn(site, terrain.knownNear(bounds), sharing);
  return land?.ok !== true || whole === 0 ? 0 : Math.min(1, land.areaM2 / whole);
}
