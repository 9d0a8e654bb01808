import { describe, expect, it } from 'vitest';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import { routeOfFiles } from '../../../src/session/file-route.ts';
import { smallPlan } from '../../support/small-plan.ts';

const fileOf = (name: string, text = '') => ({ name, blob: new Blob([text]) });
const PARCELS = '{"type":"FeatureCollection","features":[{"type":"Feature"}]}';

describe('what dropped files are meant as', () => {
  it.each(['a.fgb', 'a.zip', 'a.SHP', 'a.geojsonl', 'a.ndjson', 'a.tantubase'])(
    'is parcels for %s, with or without a plan',
    async (name) => {
      expect(await routeOfFiles([fileOf(name)], true)).toBe('base');
      expect(await routeOfFiles([fileOf(name)], false)).toBe('base');
    },
  );

  it('is parcels for all the parts of a shapefile, whichever comes first', async () => {
    expect(await routeOfFiles([fileOf('a.cpg'), fileOf('a.shp')], true)).toBe('base');
  });

  it('is told for GeoJSON by its beginning: a plan has its own member', async () => {
    expect(await routeOfFiles([fileOf('a.geojson', PARCELS)], true)).toBe('base');
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
