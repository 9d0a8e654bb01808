import type { MultiPolygon, Polygon } from 'geojson';
import { chooseLayer, openFeatureFile } from '../../src/formats/codecs.ts';
import type { SourceFile } from '../../src/formats/land-file.ts';
import type { ReadResult } from '../../src/formats/read-result.ts';
import type { LayerInspection } from '../files/api.ts';
import { systemFailure } from '../../src/formats/system-failure.ts';
import { inspectLayer } from '../files/inspect-layer.ts';
import type { BaseInspection } from './contract/base-inspection.ts';
import { hashOfFiles } from './source-bytes.ts';

/** Looks into a file for the base that has no polygons: roads, villages, places. */
export async function inspectLinesOrPoints(
  name: string,
  files: readonly SourceFile[],
  encoding: string | null,
  district: Polygon | MultiPolygon | null,
): Promise<ReadResult<BaseInspection>> {
  const opened = await openFeatureFile(files);
  if (!opened.ok) return opened;
  const layer = chooseLayer(name, opened.value, null);
  if (!layer.ok) return layer;
  const content = await layer.value.read(encoding);
  if (!content.ok) return content;
  if (content.value.crs?.ok === false) return systemFailure(name, content.value.crs);
  const request = { files: [], layer: null, encoding, crs: null, shift: null, district };
  const looked = inspectLayer(name, layer.value.name, content.value, content.notes, request);
  const { crs } = looked;
  const inspection: BaseInspection = {
    name,
    format: looked.format,
    sha256: (await hashOfFiles(files)) ?? '',
    featureCount: looked.featureCount,
    geometry: geometryOf(looked.geometries),
    fields: looked.fields.map((field) => ({
      name: field.name,
      type: field.type === 'number' ? 'number' : 'text',
      samples: field.values.map(({ value }) => value),
      knownCodes: [],
    })),
    crs: { stated: crs.stated, name: crs.name, fits: crs.fits, candidates: crs.candidates },
    suspectedShift: looked.suspectedShift,
    encoding: looked.encoding?.used ?? null,
    prepared: null,
    notes: looked.notes.map(({ code, details }) => ({ code, details })),
  };
  return { ok: true, value: inspection, notes: [] };
}

function geometryOf({ point, line, polygon, mixed }: LayerInspection['geometries']): BaseInspection['geometry'] {
  if (polygon > 0 || mixed > 0 || (point > 0 && line > 0)) return 'mixed';
  return line > 0 ? 'line' : 'point';
}
