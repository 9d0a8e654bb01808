import type { FeatureCollection } from 'geojson';
import type { KindId } from '../../kinds/kind.ts';
import type { PlanFeature, Zone } from '../../plan/plan.ts';
import type { BaseRole } from '../../plan/base-role.ts';
import type { FeatureCounter } from './feature-counter.ts';
import type { BaseLine } from './feature-indicator.ts';

/** Base data that bring control lines, and the kind that draws the same line. */
const LINE_ROLES: readonly { readonly role: BaseRole; readonly kind: KindId }[] = [
  { role: 'redline', kind: 'ecological-redline' },
  { role: 'farmland', kind: 'farmland-redline' },
];

/** The control lines of a base in a zone (null: the district); what was told of a zone is kept while its shape is the same. */
export type BaseLines = (zone: Zone | null) => ReadonlyMap<KindId, BaseLine>;

/** Takes control lines out of the layers of a base, by role; layers without areas bring none. */
export function createBaseLines(layers: ReadonlyMap<string, FeatureCollection>, counter: FeatureCounter): BaseLines {
  const lines = LINE_ROLES.flatMap(({ role, kind }) => {
    const features = areasOf(layers.get(role), role, kind);
    return features.length === 0 ? [] : [{ kind, features }];
  });
  const ofZones = new WeakMap<Zone['geometry'], ReadonlyMap<KindId, BaseLine>>();
  let ofDistrict: ReadonlyMap<KindId, BaseLine> | null = null;

  function linesIn(zone: Zone | null): ReadonlyMap<KindId, BaseLine> {
    return new Map(
      lines.map(({ kind, features }): [KindId, BaseLine] => {
        const counted = counter.count(features, zone);
        let areaM2: number | null = null;
        return [kind, { features: counted, areaM2: () => (areaM2 ??= counter.unionM2(counted, zone)) }];
      }),
    );
  }

  return (zone) => {
    if (zone === null) return (ofDistrict ??= linesIn(null));
    let known = ofZones.get(zone.geometry);
    if (known === undefined) {
      known = linesIn(zone);
      ofZones.set(zone.geometry, known);
    }
    return known;
  };
}

function areasOf(layer: FeatureCollection | undefined, role: string, kind: KindId): readonly PlanFeature[] {
  return (layer?.features ?? []).flatMap(({ geometry }, at): PlanFeature[] =>
    geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon'
      ? []
      : [
          {
            id: `base:${role}:${at}`,
            geometry,
            properties: { kind, scenario: '', from: null, until: null, status: 'built', name: '' },
          },
        ],
  );
}
