import { z } from 'zod';
import { KIND_IDS } from '../kinds/kind-list.ts';
import { chapterSchema } from './chapter-schema.ts';
import { PLAN_VERSION } from './migrations.ts';
import { planRulesSchema } from './rule-schema.ts';
import { targetListSchema } from './target-schema.ts';

const text = z.string().min(1);
const year = z.int().min(1900).max(2200);
const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);

const polygonSchema = z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) });
const multiPolygonSchema = z.looseObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring).min(1)).min(1),
});
const areaSchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);

const geometrySchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Point'), coordinates: position }),
  z.looseObject({ type: z.literal('MultiPoint'), coordinates: z.array(position).min(1) }),
  z.looseObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  z.looseObject({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position).min(2)).min(1) }),
  polygonSchema,
  multiPolygonSchema,
]);

const baseSchema = z.looseObject({
  role: z.enum([
    'land-cover',
    'redline',
    'farmland',
    'urban-boundary',
    'protected',
    'roads',
    'villages',
    'places',
    'buildings',
    'water',
    'zone',
    'elevation',
  ]),
  href: text,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional(),
  classSystem: z.enum(['third-survey', 'land-sea-use', 'worldcover', 'clcd', 'custom']).exactOptional(),
  classMapping: z.record(z.string(), text).exactOptional(),
  fields: z.record(z.string(), z.string()).exactOptional(),
  crs: z
    .string()
    .regex(/^EPSG:\d{4,6}$/)
    .exactOptional(),
  shift: z.enum(['gcj02', 'bd09']).exactOptional(),
  encoding: text.exactOptional(),
  controlAreaM2: z.number().positive().exactOptional(),
});

const zoneSchema = z.looseObject({ id: text, name: z.string(), geometry: areaSchema });
const scenarioSchema = z.looseObject({
  id: text,
  name: z.string(),
  parent: text.exactOptional(),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .exactOptional(),
  locked: z.boolean().exactOptional(),
  notes: z.string().exactOptional(),
});
const factorSchema = z.looseObject({
  value: z.number(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  source: z.string(),
});
const carbonSchema = z.looseObject({
  climate: z.enum(['WTM', 'WTD', 'CTM', 'CTD', 'TMoist']).exactOptional(),
  soil: z.enum(['HAC', 'LAC', 'Sandy', 'Spodic', 'Volcanic', 'Wetland']).exactOptional(),
  densitySet: z.enum(['none', 'zhejiang', 'gansu', 'jilin', 'anhui']).exactOptional(),
  soilDepthCm: z.union([z.literal(20), z.literal(30), z.literal(100)]).exactOptional(),
  volumeSet: z.enum(['north', 'fang', 'guo']).exactOptional(),
  sealedSoilLoss: z.number().min(0).max(1).exactOptional(),
});
const carbonCheckSchema = z.looseObject({
  status: z.enum(['accepted', 'to-correct']),
  theirsT: z.number().exactOptional(),
  oursT: z.number().exactOptional(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
});
const waiverSchema = z.looseObject({ finding: text, reason: z.string(), by: z.string(), at: z.string() });

/** Refuses a list in which two entries have the same id: nothing could tell which one is meant. */
function withUniqueIds<T extends { readonly id: string }>(element: z.ZodType<T>): z.ZodType<T[]> {
  return z.array(element).superRefine((list, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of list.entries()) {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: [index, 'id'], params: { code: 'schema.duplicate-id', id } });
      }
      seen.add(id);
    }
  });
}

/** Form of the `tantu` member of a plan file, current version. Members it does not know pass through unchanged. */
export const settingsSchema = z.looseObject({
  version: z.literal(PLAN_VERSION),
  name: z.string(),
  seed: text.exactOptional(),
  boundary: areaSchema.exactOptional(),
  landAreaM2: z.number().positive().exactOptional(),
  baseYear: year,
  years: z.array(year).min(1),
  base: z.array(baseSchema).exactOptional(),
  zones: withUniqueIds(zoneSchema).exactOptional(),
  scenarios: withUniqueIds(scenarioSchema).refine((scenarios) => scenarios.length > 0),
  targets: targetListSchema.exactOptional(),
  blueGreen: z.array(text).exactOptional(),
  coverage: z.looseObject({ joinCrossings: z.boolean().exactOptional() }).exactOptional(),
  factors: z.record(z.string(), factorSchema).exactOptional(),
  carbon: carbonSchema.exactOptional(),
  carbonChecks: z.record(z.string(), carbonCheckSchema).exactOptional(),
  rules: planRulesSchema.exactOptional(),
  waivers: z.array(waiverSchema).exactOptional(),
  views: z.array(z.union([chapterSchema, z.unknown()])).exactOptional(),
});

/**
 * Form of a feature's properties. Null stands for "not given" throughout, since GIS programs write every column for every
 * feature.
 */
export const propertiesSchema = z.looseObject({
  kind: text,
  scenario: text,
  from: year.nullish(),
  until: year.nullish(),
  status: z.enum(['planned', 'building', 'built']).nullish(),
  name: z.string().nullish(),
  removes: text.nullish(),
  origin: text.nullish(),
});

/** Form of a whole plan file, as published in `plan.schema.json`; reading is more forgiving, feature by feature. */
export const planFileSchema = z
  .looseObject({
    type: z.literal('FeatureCollection'),
    tantu: settingsSchema,
    features: z.array(
      z.looseObject({
        type: z.literal('Feature'),
        id: z.union([z.string(), z.number()]).optional(),
        geometry: geometrySchema,
        properties: propertiesSchema.extend({ kind: z.enum(KIND_IDS) }),
      }),
    ),
  })
  .meta({
    title: 'Tantu plan file (碳图方案文件)',
    description:
      'A GeoJSON FeatureCollection in longitude and latitude (CGCS2000, EPSG:4490) with one foreign member, tantu. Members not named here are kept.',
  });
