import type { Language } from './language.ts';
import { translate } from './translate.ts';

/**
 * A coordinate system as a person calls it (坐标系名称), by its EPSG code: CGCS2000 3° 带 39 带. The Gauss–Krüger codes follow the
 * order of the EPSG register: 4491–4501 6° with zone number, 4502–4512 6° without, 4513–4533 3° with, 4534–4554 3° without.
 *
 * @param code `EPSG:4527`; any other text and codes not known here come back as they are
 */
export function coordinateSystemName(language: Language, code: string): string {
  const epsg = Number(/^EPSG:(\d+)$/u.exec(code)?.[1]);
  if (epsg === 4490) return translate(language, 'crs.degrees');
  if (epsg === 4326) return translate(language, 'crs.wgs84');
  if (epsg === 3857) return translate(language, 'crs.web-mercator');
  if (isBetween(epsg, 4491, 4501)) return translate(language, 'crs.zone', { width: 6, zone: epsg - 4491 + 13 });
  if (isBetween(epsg, 4502, 4512)) {
    return translate(language, 'crs.meridian', { width: 6, meridian: 75 + 6 * (epsg - 4502) });
  }
  if (isBetween(epsg, 4513, 4533)) return translate(language, 'crs.zone', { width: 3, zone: epsg - 4513 + 25 });
  if (isBetween(epsg, 4534, 4554)) {
    return translate(language, 'crs.meridian', { width: 3, meridian: 75 + 3 * (epsg - 4534) });
  }
  if (isBetween(epsg, 32601, 32660)) return translate(language, 'crs.utm', { zone: `${String(epsg - 32600)}N` });
  return code;
}

function isBetween(value: number, first: number, last: number): boolean {
  return value >= first && value <= last;
}
