import type { MultiPolygon, Polygon, Position } from 'geojson';
import { readFeatures } from '../formats/codecs.ts';
import { translate } from '../i18n/translate.ts';
import type { Language } from '../i18n/language.ts';
import type { Plan } from '../plan/plan.ts';

/** Years of a fresh plan: the base year of most carbon-peak plans, and the years their targets name. */
const BASE_YEAR = 2020;
const PLAN_YEARS = [2025, 2030, 2035, 2060] as const;

/**
 * A fresh plan for the district that a boundary file outlines (新建区县): all its polygons together are the district. Null when
 * the file holds anything but polygons.
 *
 * @param fileName becomes the plan's name, without its ending
 */
export async function planOfBoundary(fileName: string, text: string, language: Language): Promise<Plan | null> {
  const read = await readFeatures(fileName, new TextEncoder().encode(text));
  if (!read.ok || read.value.features.length === 0) return null;
  const polygons: Position[][][] = [];
  for (const { geometry } of read.value.features) {
    if (geometry.type === 'Polygon') polygons.push(geometry.coordinates);
    else if (geometry.type === 'MultiPolygon') polygons.push(...geometry.coordinates);
    else return null;
  }
  return {
    name: fileName.replace(/\.[^.]*$/u, ''),
    boundary: boundaryOf(polygons),
    baseYear: BASE_YEAR,
    years: PLAN_YEARS,
    base: [],
    zones: [],
    scenarios: [
      { id: 'base', name: translate(language, 'scenario.baseline') },
      { id: 'a', name: translate(language, 'scenario.new', { number: 1 }), parent: 'base' },
    ],
    targets: [],
    factors: {},
    waivers: [],
    views: [],
    features: new Map(),
    setAside: [],
    extra: {},
    collectionExtra: {},
  };
}

function boundaryOf(polygons: Position[][][]): Polygon | MultiPolygon {
  const [only] = polygons;
  return polygons.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}
