import { isInDegrees } from '../geo/coordinate-system.ts';
import { findPlaceColumns } from './csv-columns.ts';
import { joinBytes } from './join-bytes.ts';
import { withGeojsonRings } from './ring-direction.ts';
import { writeWktGeometry } from './wkt-geometry.ts';
import type { FeatureWriter } from './write-result.ts';
import { writeTextTable } from './write-text-table.ts';

const WKT_NAMES = ['WKT', 'geometry', 'geom', 'the_geom'] as const;

/**
 * Text with commas in UTF-8: points in two columns of their own, anything else as well-known text in the last one.
 */
export const csvWriter: FeatureWriter = {
  id: 'csv',
  name: 'CSV',
  extension: '.csv',
  degreesOnly: false,
  write({ name, fields, features }, { system }) {
    const names = fields.map((field) => field.name);
    const pair = isInDegrees(system) ? pairNames(names) : (['x', 'y'] as const);
    const isPair = features.every(({ geometry }) => geometry.type === 'Point') && isFound(names, pair);
    const wkt = WKT_NAMES.find((one) => !names.some((taken) => taken.toLowerCase() === one.toLowerCase())) ?? 'WKT';
    const rows = features.map(({ geometry, values }) => {
      const cells = fields.map((_, at) => values[at] ?? null);
      if (isPair && geometry.type === 'Point') return [...cells, geometry.coordinates[0], geometry.coordinates[1]];
      return [...cells, writeWktGeometry(withGeojsonRings(geometry))];
    });
    const header = [...names, ...(isPair ? pair : [wkt])];
    const bytes = joinBytes([new TextEncoder().encode(writeTextTable([header, ...rows]))]);
    return Promise.resolve({ files: [{ name: `${name}.csv`, bytes }], notes: [] });
  },
};

/** In the language of the other names. */
function pairNames(names: readonly string[]): readonly [string, string] {
  return names.some((name) => /\p{Script=Han}/u.test(name)) ? ['经度', '纬度'] : ['lon', 'lat'];
}

/** Whether a reader would find the two columns and not others that sound like them. */
function isFound(names: readonly string[], pair: readonly [string, string]): boolean {
  const found = findPlaceColumns([...names, ...pair], []);
  return found?.kind === 'pair' && found.x === names.length && found.y === names.length + 1;
}
