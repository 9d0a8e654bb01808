const RADIANS = Math.PI / 180;
/** cos 45° and tan 23.45° as GB 50797 prints them: the sun at nine and at fifteen o'clock on the winter solstice. */
const COSINE_OF_HOUR = 0.7071;
const TANGENT_OF_DECLINATION = 0.4338;

/** Rows of panels (光伏阵列). */
export interface PanelRows {
  /** Length of the sloping panel from foot to head, m. */
  readonly slopeLengthM: number;
  /** From the horizontal, degrees. */
  readonly tiltDegrees: number;
  readonly latitudeDegrees: number;
}

/**
 * Distance from the foot of one row to the foot of the next without shade from 9 to 15 h at the winter solstice, m (阵列前后间距;
 * GB 50797): D = L cos β + L sin β · (0.707 tan φ + 0.4338) ÷ (0.707 − 0.4338 tan φ). Flat ground, rows face the equator; null where
 * the sun is not up at nine (north of about 58°).
 */
export function rowPitchM({ slopeLengthM, tiltDegrees, latitudeDegrees }: PanelRows): number | null {
  const tangent = Math.tan(latitudeDegrees * RADIANS);
  const below = COSINE_OF_HOUR - TANGENT_OF_DECLINATION * tangent;
  if (below <= 0) return null;
  const shadow = (COSINE_OF_HOUR * tangent + TANGENT_OF_DECLINATION) / below;
  const tilt = tiltDegrees * RADIANS;
  return slopeLengthM * (Math.cos(tilt) + Math.sin(tilt) * shadow);
}
