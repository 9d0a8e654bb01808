import { readNumber } from '../ask/number-questions.ts';
import type { Zones } from '../map-port.ts';

/** Easting of a 3° zone carries the zone number in front of seven digits. */
const ZONE_DIGITS = 1_000_000;
const DEGREES_OF_A_ZONE = 3;

/** Longitude and latitude typed in degrees; null when they are none. */
export function degreesOf(longitude: string, latitude: string): readonly [number, number] | null {
  const [east, north] = [readDegrees(longitude), readDegrees(latitude)];
  if (east === null || north === null || Math.abs(east) > 180 || Math.abs(north) > 90) return null;
  return [east, north];
}

/** Degrees, with minutes and seconds if one likes: `117.5`, `117°30′`, `117 30 12.5`. */
export function readDegrees(text: string): number | null {
  const parts = text.trim().split(/\s*[°′'″"度分秒]\s*|\s+/);
  const used = parts.filter((part) => part !== '').map(readNumber);
  if (used.length === 0 || used.length > 3) return null;
  const [degrees, minutes = 0, seconds = 0] = used;
  if (degrees == null || minutes === null || seconds === null) return null;
  if (used.length > 1 && (minutes < 0 || minutes >= 60 || seconds < 0 || seconds >= 60)) return null;
  return degrees + Math.sign(degrees || 1) * (minutes / 60 + seconds / 3600);
}

/**
 * The place of zone coordinates typed in metres, X to the north and Y to the east; null when they are none. An easting without
 * its zone number is taken in the district's zone.
 */
export function placeOfZone(
  x: string,
  y: string,
  centralMeridian: number,
  zones: Zones,
): readonly [number, number] | null {
  const [northingM, typed] = [readNumber(x), readNumber(y)];
  if (northingM === null || typed === null) return null;
  const zone = typed >= ZONE_DIGITS ? Math.floor(typed / ZONE_DIGITS) : centralMeridian / DEGREES_OF_A_ZONE;
  const eastingM = typed >= ZONE_DIGITS ? typed : typed + zone * ZONE_DIGITS;
  const meridian = zone * DEGREES_OF_A_ZONE;
  // Zones 25 to 45 cover the country.
  if (meridian < 75 || meridian > 135) return null;
  const [longitude, latitude] = zones.toDegrees({ northingM, eastingM }, meridian);
  const isSound = Number.isFinite(longitude) && Number.isFinite(latitude) && Math.abs(latitude) <= 90;
  return isSound ? [longitude, latitude] : null;
}
