/** What is written in a format is read again: the same geometry to the last digit, the same attributes, the same names. */
import fc from 'fast-check';
import type { Feature, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { openFeatureFile } from '../../src/formats/codecs.ts';
import { dbfFieldNames } from '../../src/formats/dbf-field-names.ts';
import type { FeatureTable } from '../../src/plan/feature-table.ts';
import { placeLayer } from '../../src/formats/place-layer.ts';
import type { FeatureWriter } from '../../src/formats/write-result.ts';
import { tidyFeatures } from '../../src/formats/tidy-features.ts';
import { FEATURE_WRITERS } from '../../src/formats/writers.ts';
import { CGCS2000_DEGREES } from '../../src/geo/coordinate-system.ts';
import { GEOMETRIES, tableOf } from '../support/table-arbitrary.ts';

/** Every database is started anew, which takes longer than all the rest. */
const RUNS = { geopackage: 4, others: 20 };

async function writeAndRead(writer: FeatureWriter, table: FeatureTable): Promise<readonly Feature[]> {
  const { files } = await writer.write(table, { system: CGCS2000_DEGREES, encoding: 'utf-8' });
  expect(files).toHaveLength(1);
  const opened = await openFeatureFile(files);
  if (!opened.ok) throw new Error(opened.code);
  expect(opened.value).toHaveLength(1);
  const read = await opened.value[0]?.read(null);
  if (read?.ok !== true) throw new Error(read?.code);
  const placed = placeLayer(files[0]?.name ?? '', read.value);
  if (!placed.ok) throw new Error(placed.code);
  return tidyFeatures('', placed.value.features, []).features;
}

/** Names as the format has them, and values as far as it can tell them apart. */
function expected(writer: FeatureWriter, { fields, features }: FeatureTable): readonly Record<string, unknown>[] {
  const names = fields.map(({ name }) => name);
  const settled =
    writer.id === 'shapefile' ? dbfFieldNames(names, (text) => new TextEncoder().encode(text)).names : names;
  return features.map(({ values }) =>
    Object.fromEntries(fields.map((_, at) => [settledName(writer, settled[at] ?? ''), values[at] ?? null])),
  );
}

/** A GeoPackage keeps `geom` for itself. */
function settledName({ id }: FeatureWriter, name: string): string {
  return id === 'geopackage' && name === 'geom' ? 'geom_2' : name;
}

/** Without members that have no value: KML does not write those. */
function filled(properties: Readonly<Record<string, unknown>> | null): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties ?? {}).filter(([, value]) => value !== null));
}

/** A table of text has no types: what looks like a number comes back as one. */
function asText(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, String(value)]));
}

describe.each(FEATURE_WRITERS.map((writer) => [writer.name, writer] as const))('%s', (_name, writer) => {
  it.each(Object.entries(GEOMETRIES))('of features that are a %s', async (_kind, geometry) => {
    await fc.assert(
      fc.asyncProperty(tableOf(geometry), async (table) => {
        const read = await writeAndRead(writer, table);
        expect(read.map((feature) => feature.geometry)).toEqual(table.features.map((feature) => feature.geometry));
        const attributes = read.map(({ properties }) => filled(properties));
        const wanted = expected(writer, table).map(filled);
        if (writer.id === 'csv') expect(attributes.map(asText)).toEqual(wanted.map(asText));
        else expect(attributes).toEqual(wanted);
      }),
      { numRuns: writer.id === 'geopackage' ? RUNS.geopackage : RUNS.others },
    );
  });

  it('with numbers of more digits than a number holds', async () => {
    const geometry: Geometry = { type: 'Point', coordinates: [117, 40] };
    const values = [2 ** 53, -(2 ** 53), 1e20, 123_456_789_012_345_680_000, 12.5];
    const features = values.map((value, at) => ({ id: `f${String(at)}`, geometry, values: [value] }));
    const table: FeatureTable = { name: '规划要素', fields: [{ name: '面积', type: 'number' }], features };
    const read = (await writeAndRead(writer, table)).map(({ properties }) => properties?.['面积'] as unknown);
    // A cell of a text table that is digits alone is read as a code.
    expect(writer.id === 'csv' ? read.map(Number) : read).toEqual(values);
  });
});
