import type { Geometry } from 'geojson';
import { isKindId } from '../kinds/kind-list.ts';
import { findGeometryFault } from './geometry-fault.ts';
import type { FeatureProperties, PlanFeature } from './plan.ts';
import type { PlanNote } from './plan-note.ts';
import { propertiesSchema } from './plan-schema.ts';
import { describeSchemaError } from './schema-issue.ts';

/** Why a feature of a file cannot be used; `path` runs from the feature down. */
export type FeatureFault = Pick<PlanNote, 'code' | 'path' | 'details'>;

/** A feature of a file, either read (its id not yet settled) or with what is wrong with it. */
export type FeatureReading =
  | { readonly ok: true; readonly feature: Omit<PlanFeature, 'id'>; readonly id: string | null }
  | { readonly ok: false; readonly fault: FeatureFault };

/**
 * Reads one feature of a plan file. Unknown members are kept; `bbox` is left out, because it only repeats the coordinates and
 * is wrong after the first edit.
 *
 * @param geometryOf looks up the geometry of another feature of the file: a removal without one of its own takes that of what
 *   it removes
 */
export function readFeature(raw: unknown, geometryOf: (id: string) => unknown): FeatureReading {
  if (!isRecord(raw) || raw['type'] !== 'Feature') return fail('feature-not-a-feature', []);
  const { type: _type, id, geometry: rawGeometry, properties: rawProperties, bbox: _bbox, ...extra } = raw;

  const parsed = propertiesSchema.safeParse(rawProperties ?? {}, { reportInput: true });
  if (!parsed.success) {
    const [issue] = describeSchemaError(parsed.error);
    const path = ['properties', ...(issue?.path ?? [])];
    return fail('feature-wrong-member', path, { problem: issue?.code ?? 'schema.wrong-form', ...issue?.details });
  }
  const { kind, scenario, from, until, status, name, removes, origin, ...fields } = parsed.data;
  if (!isKindId(kind)) return fail('feature-unknown-kind', ['properties', 'kind'], { kind });

  const geometry = rawGeometry ?? (removes == null ? rawGeometry : geometryOf(removes));
  const fault = findGeometryFault(geometry);
  if (fault !== null) return fail(`feature-${fault.code}`, ['geometry', ...fault.path]);

  const properties: FeatureProperties = {
    ...fields,
    kind,
    scenario,
    from: from ?? null,
    until: until ?? null,
    status: status ?? 'planned',
    name: name ?? '',
    ...(removes == null ? {} : { removes }),
    ...(origin == null ? {} : { origin }),
  };
  return {
    ok: true,
    id: typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : null,
    feature: {
      geometry: geometry as Geometry,
      properties,
      ...(Object.keys(extra).length === 0 ? {} : { extra }),
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(
  code: FeatureFault['code'],
  path: FeatureFault['path'],
  details: FeatureFault['details'] = {},
): FeatureReading {
  return { ok: false, fault: { code, path, details } };
}
