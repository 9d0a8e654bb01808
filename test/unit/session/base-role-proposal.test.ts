import { describe, expect, it } from 'vitest';
import type { BaseInspection } from '../../../workers/engine/contract/base-inspection.ts';
import { ASKED_ROLES, askedRoleOf, fitsRole, neededFor, proposeRole } from '../../../src/session/base-role-proposal.ts';

function proposed(name: string, geometry: BaseInspection['geometry'], fields: readonly string[] = []): string {
  return proposeRole({
    name,
    geometry,
    fields: fields.map((field) => ({ name: field, type: 'text', samples: [], knownCodes: [] })),
  });
}

describe('what a file for the base seems to be', () => {
  it.each([
    ['a.fgb', 'polygon', ['BSM', 'DLBM'], 'land-cover'],
    ['a.geojson', 'polygon', ['height'], 'buildings'],
    ['a.geojson', 'polygon', ['building', 'name'], 'buildings'],
    ['a.geojson', 'polygon', ['层数'], 'buildings'],
    ['a.geojson', 'polygon', ['buildingUse', 'roofPv', 'from'], 'buildings'],
    ['蓟州建筑轮廓.shp', 'polygon', ['ID'], 'buildings'],
    ['生态保护红线.shp', 'polygon', ['BSM'], 'redline'],
    // A field of survey classes says more than the name.
    ['永久基本农田.shp', 'polygon', ['DLBM'], 'land-cover'],
    ['永久基本农田.shp', 'polygon', [], 'farmland'],
    ['a.geojson', 'polygon', [], 'land-cover'],
    ['a.geojson', 'line', ['highway'], 'roads'],
    ['河流.geojson', 'line', [], 'water'],
    // What a file holds says more than its name.
    ['建筑.geojson', 'line', [], 'roads'],
    ['a.geojson', 'point', ['name', 'population'], 'villages'],
    ['a.geojson', 'point', ['name', 'type', 'population'], 'villages'],
    ['a.geojson', 'point', ['name', 'type'], 'places'],
    ['村庄.geojson', 'point', ['name', 'type'], 'villages'],
  ] as const)('%s with %s and %j: %s', (name, geometry, fields, role) => {
    expect(proposed(name, geometry, [...fields])).toBe(role);
  });

  it('is something that its geometry suits, but for a mixture that suits nothing', () => {
    for (const geometry of ['polygon', 'line', 'point'] as const) {
      for (const name of ['道路.shp', '村.shp', '红线.shp', '水系.shp', 'x.shp']) {
        const role = ASKED_ROLES.find((one) => one === proposed(name, geometry));
        expect(role !== undefined && fitsRole(role, geometry), `${name} ${geometry}`).toBe(true);
      }
    }
    expect(ASKED_ROLES.filter((role) => fitsRole(role, 'mixed'))).toEqual([]);
  });
});

it('a role says what it needs, and heights are not asked for', () => {
  expect(neededFor('roads')).toBe('line');
  expect(neededFor('villages')).toBe('point-or-polygon');
  expect(askedRoleOf('buildings')).toBe('buildings');
  expect(askedRoleOf('elevation')).toBeUndefined();
});
