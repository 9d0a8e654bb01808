const RADIANS = Math.PI / 180;
const DAYS = 365;
const MINUTES_PER_DAY = 1440;
/** Obliquity of the ecliptic, degrees (P. I. Cooper 1969, Solar Energy 12: declination of the sun by the day of the year). */
const OBLIQUITY = 23.45;
/** Below this the sun is too weak to throw a moving shadow, degrees (practice of the German states' hints on shadows, LAI). */
const LEAST_ELEVATION = 3;

/** A turbine as seen from a home: metres east and north of it. */
export interface ShadowTurbine {
  readonly eastM: number;
  readonly northM: number;
  readonly hubHeightM: number;
  readonly rotorDiameterM: number;
}

/** Worst case of moving shadows at a home (光影闪烁筛查). */
export interface ShadowFlicker {
  readonly hoursPerYear: number;
  readonly mostMinutesPerDay: number;
}

/** Beyond this many rotor diameters shadows are not followed (methods.md 3.4). */
const FARTHEST_DIAMETERS = 10;

/**
 * Hours in a year in which a home may lie in the moving shadow of turbines: clear sky all year, every rotor facing the sun and
 * turning, flat ground, the rotor a full disc. So it is the most that can be, for screening; an assessment needs wind, clouds and
 * the ground. Minute by minute over a year in true solar time.
 */
export function shadowFlicker(turbines: readonly ShadowTurbine[], latitudeDegrees: number): ShadowFlicker {
  const near = turbines.flatMap(discSeen);
  if (near.length === 0) return { hoursPerYear: 0, mostMinutesPerDay: 0 };
  const [sinLatitude, cosLatitude] = [Math.sin(latitudeDegrees * RADIANS), Math.cos(latitudeDegrees * RADIANS)];
  const sines = new Float64Array(MINUTES_PER_DAY);
  const cosines = new Float64Array(MINUTES_PER_DAY);
  for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
    const hourAngle = (2 * Math.PI * (minute + 0.5)) / MINUTES_PER_DAY - Math.PI;
    sines[minute] = Math.sin(hourAngle);
    cosines[minute] = Math.cos(hourAngle);
  }
  let minutes = 0;
  let most = 0;
  for (let day = 1; day <= DAYS; day += 1) {
    const declination = OBLIQUITY * RADIANS * Math.sin((2 * Math.PI * (284 + day)) / DAYS);
    const [sinDeclination, cosDeclination] = [Math.sin(declination), Math.cos(declination)];
    let today = 0;
    for (let minute = 0; minute < MINUTES_PER_DAY; minute += 1) {
      const cosHour = cosines[minute] ?? 0;
      const up = sinLatitude * sinDeclination + cosLatitude * cosDeclination * cosHour;
      if (up < SINE_OF_LEAST_ELEVATION) continue;
      const east = -cosDeclination * (sines[minute] ?? 0);
      const north = cosLatitude * sinDeclination - sinLatitude * cosDeclination * cosHour;
      if (isBehind(near, east, north, up)) today += 1;
    }
    minutes += today;
    most = Math.max(most, today);
  }
  return { hoursPerYear: minutes / 60, mostMinutesPerDay: most };
}

const SINE_OF_LEAST_ELEVATION = Math.sin(LEAST_ELEVATION * RADIANS);

/** Direction of a hub as a unit vector, and the cosine of the angle under which the rotor's radius is seen. */
interface Disc {
  readonly east: number;
  readonly north: number;
  readonly up: number;
  readonly cosRadius: number;
}

function discSeen({ eastM, northM, hubHeightM, rotorDiameterM }: ShadowTurbine): readonly Disc[] {
  if (Math.hypot(eastM, northM) > FARTHEST_DIAMETERS * rotorDiameterM) return [];
  const distanceM = Math.hypot(eastM, northM, hubHeightM);
  const cosRadius = Math.cos(Math.atan(rotorDiameterM / 2 / distanceM));
  return [{ east: eastM / distanceM, north: northM / distanceM, up: hubHeightM / distanceM, cosRadius }];
}

function isBehind(discs: readonly Disc[], east: number, north: number, up: number): boolean {
  for (let at = 0; at < discs.length; at += 1) {
    const disc = discs[at];
    if (disc !== undefined && disc.east * east + disc.north * north + disc.up * up >= disc.cosRadius) return true;
  }
  return false;
}
