/** One Gauss–Krüger system on CGCS2000 (高斯–克吕格投影带). */
export interface GaussKrugerZone {
  /** EPSG code, 4491 … 4554. */
  readonly epsg: number;
  /** Name in the EPSG register. */
  readonly name: string;
  /** Width of the zone in degrees of longitude (六度带, 三度带). */
  readonly widthDegrees: 3 | 6;
  /** Central meridian (中央子午线) in degrees. */
  readonly centralMeridian: number;
  /** 500 000 m, behind the zone number (带号) when eastings carry it. */
  readonly falseEastingM: number;
}

/** Blocks of the EPSG register: 6° and 3° zones, each with the zone number in the easting and without. */
const BLOCKS = [
  { first: 4491, last: 4501, widthDegrees: 6, firstZone: 13, numbered: true },
  { first: 4502, last: 4512, widthDegrees: 6, firstZone: 13, numbered: false },
  { first: 4513, last: 4533, widthDegrees: 3, firstZone: 25, numbered: true },
  { first: 4534, last: 4554, widthDegrees: 3, firstZone: 25, numbered: false },
] as const;

/** The zone of an EPSG code; null when the code is none of 4491 … 4554. */
export function gaussKrugerZone(epsg: number): GaussKrugerZone | null {
  const block = BLOCKS.find(({ first, last }) => Number.isInteger(epsg) && epsg >= first && epsg <= last);
  if (block === undefined) return null;
  const { widthDegrees, numbered } = block;
  const zone = block.firstZone + epsg - block.first;
  const centralMeridian = widthDegrees === 6 ? 6 * zone - 3 : 3 * zone;
  const falseEastingM = (numbered ? zone * 1_000_000 : 0) + 500_000;
  const width = widthDegrees === 3 ? '3-degree ' : '';
  const place = numbered ? `zone ${String(zone)}` : `CM ${String(centralMeridian)}E`;
  return { epsg, name: `CGCS2000 / ${width}Gauss-Kruger ${place}`, widthDegrees, centralMeridian, falseEastingM };
}

/** EPSG codes of all zones: 4491 … 4554. */
export function gaussKrugerCodes(): readonly number[] {
  return BLOCKS.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
