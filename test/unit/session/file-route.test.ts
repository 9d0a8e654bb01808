import { describe, expect, it } from 'vitest';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import { routeOfFiles } from '../../../src/session/file-route.ts';
import { smallPlan } from '../../support/small-plan.ts';

const fileOf = (name: string, text = '') => ({ name, blob: new Blob([text]) });
const PARCELS = '{"type":"FeatureCollection","features":[{"type":"Feature"}]}';

describe('what dropped files are meant as', () => {
  it.each(['a.fgb', 'a.zip', 'a.SHP', 'a.geojsonl', 'a.ndjson'])(
    'is parcels or features for %s, with or without a plan',
    async (name) => {
      expect(await routeOfFiles([fileOf(name)], true)).toBe('base-or-features');
      expect(await routeOfFiles([fileOf(name)], false)).toBe('base-or-features');
    },
  );

  it('is parcels for a prepared base, features for what parcels are never read from', async () => {
    expect(await routeOfFiles([fileOf('a.tantubase')], true)).toBe('base');
    for (const name of ['a.kml', 'a.KMZ', 'a.gpkg', 'a.csv']) {
      expect(await routeOfFiles([fileOf(name)], true)).toBe('features');
    }
  });

  it('is the same for all the parts of a shapefile, whichever comes first', async () => {
    expect(await routeOfFiles([fileOf('a.cpg'), fileOf('a.shp')], true)).toBe('base-or-features');
  });

  it('is told for GeoJSON by its beginning: a plan has its own member', async () => {
    expect(await routeOfFiles([fileOf('a.geojson', PARCELS)], true)).toBe('base-or-features');
    expect(await routeOfFiles([fileOf('a.json', writePlanFile(smallPlan()))], true)).toBe('plan');
    expect(await routeOfFiles([fileOf('a.json', '{"hello":1}')], true)).toBe('plan');
    expect(await routeOfFiles([fileOf('b.plan.json', PARCELS)], true)).toBe('plan');
  });

  it('is a plan or a new district without an open plan, and for what cannot be read', async () => {
    expect(await routeOfFiles([fileOf('a.geojson', PARCELS)], false)).toBe('plan');
    const folder = { name: 'a.json', blob: { slice: () => ({ text: () => Promise.reject(new Error()) }) } };
    expect(await routeOfFiles([folder as never], true)).toBe('plan');
  });
});
