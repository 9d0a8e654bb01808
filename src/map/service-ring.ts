import type { Position } from 'geojson';
import { CGCS2000 } from '../geo/ellipsoid.ts';
import type { ServiceAim } from '../session/service-aim.ts';
import type { Palette } from './palette.ts';
import type { DrawnArea, DrawnPath } from './plan-drawing.ts';

const CORNERS = 72;
const RIM_DASH = [6, 4] as const;
const RIM_PX = 1.4;
const TOKENS = { charging: 'k-charging', bus: 'k-bus' } as const;

/** Fill of what stations reach: 9 % on light ground, 12 % on dark. */
export function serviceFillOpacity({ theme }: Pick<Palette, 'theme'>): number {
  return theme === 'dark' ? 0.12 : 0.09;
}

/** A circle on the ground for drawing: by the two radii of curvature of the ellipsoid at its middle. */
function ringAround(longitude: number, latitude: number, radiusM: number): Position[] {
  const { semiMajorM, eccentricitySquared } = CGCS2000;
  const phi = (latitude * Math.PI) / 180;
  const share = 1 - eccentricitySquared * Math.sin(phi) ** 2;
  const acrossM = semiMajorM / Math.sqrt(share);
  const alongM = (semiMajorM * (1 - eccentricitySquared)) / share ** 1.5;
  const degrees = 180 / Math.PI;
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % CORNERS)) / CORNERS;
    return [
      longitude + ((radiusM * Math.cos(angle)) / (acrossM * Math.cos(phi))) * degrees,
      latitude + ((radiusM * Math.sin(angle)) / alongM) * degrees,
    ];
  });
}

/** What the station under the pointer reaches (拖动中的服务圈), with every movement; nothing where no distance is known. */
export function drawServiceRing(
  aim: ServiceAim | null,
  palette: Palette,
): { readonly areas: DrawnArea[]; readonly paths: DrawnPath[] } {
  if (aim?.radiusM == null || aim.radiusM === 0) return { areas: [], paths: [] };
  const ring = ringAround(aim.longitude, aim.latitude, aim.radiusM);
  const token = TOKENS[aim.service];
  return {
    areas: [{ rings: [ring], colour: palette.rgba(token, serviceFillOpacity(palette)) }],
    paths: [{ path: ring, colour: palette.rgba(token, 0.9), widthPx: RIM_PX, dashPx: RIM_DASH }],
  };
}
