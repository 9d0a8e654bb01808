import type { CountedFeature, FeatureIndicator, FeatureValue } from '../features/feature-indicator.ts';

/** Levels of parks (园区级别), the highest first. */
const LEVELS = ['national', 'provincial', 'municipal', 'county'] as const;

/** A park counts in the zone that holds most of it. */
const MOSTLY = 0.5;

/**
 * Parks that are converted to circular use (循环化改造园区), as a number and as a share of all parks, %: plans ask for the one or the
 * other, so both have the same name and differ by unit. Groups `national`, `provincial`, `municipal`, `county` are the parks of that
 * level **and above** (省级及以上 is `provincial`); parks without a level are in the whole only.
 */
export const CIRCULAR_PARKS_INDICATORS: readonly FeatureIndicator[] = [
  { id: 'parks.circular', unit: 'count', compute: ({ features }) => rows(features, converted) },
  { id: 'parks.circular', unit: '%', compute: ({ features }) => rows(features, share) },
];

type Told = (parks: readonly CountedFeature[]) => Omit<FeatureValue, 'group'>;

function rows(features: readonly CountedFeature[], told: Told): readonly FeatureValue[] {
  const parks = features.filter(
    ({ feature, share: part }) => feature.properties.kind === 'industrial-park' && part >= MOSTLY,
  );
  const byLevel = LEVELS.flatMap((_, lowest): FeatureValue[] => {
    const levels: readonly unknown[] = LEVELS.slice(0, lowest + 1);
    const above = parks.filter(({ feature }) => levels.includes(feature.properties['parkLevel']));
    return above.length === 0 ? [] : [{ group: LEVELS[lowest] ?? null, ...told(above) }];
  });
  return [{ group: null, ...told(parks) }, ...byLevel];
}

function converted(parks: readonly CountedFeature[]): Omit<FeatureValue, 'group'> {
  return { value: parks.filter(isCircular).length, none: null, low: null, high: null };
}

function share(parks: readonly CountedFeature[]): Omit<FeatureValue, 'group'> {
  if (parks.length === 0) return { value: null, none: { code: 'no-parks', details: {} }, low: null, high: null };
  const value = (100 * parks.filter(isCircular).length) / parks.length;
  return { value, none: null, low: null, high: null, whole: { amount: parks.length, unit: 'parks' } };
}

function isCircular({ feature }: CountedFeature): boolean {
  return feature.properties['circular'] === 'yes';
}
