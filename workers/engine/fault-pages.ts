import type { Feature, FeatureCollection } from 'geojson';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import { adjustTableToControl } from '../../src/land/control-area.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { officialAreaDifferences } from '../../src/land/official-area-differences.ts';
import {
  FAULT_KINDS,
  type FaultKind,
  faultAt,
  faultCount,
  type QualityReport,
} from '../../src/land/quality/quality-report.ts';
import type { AreaDifferencePage, FaultPage, ParcelFaultInfo } from './contract/quality-summary.ts';
import { parcelId, parcelPlace } from './parcel-names.ts';

/** Most faults drawn on the map; the list has them all. */
const FAULTS_DRAWN = 5000;

/** Rows of the fault list, of one kind or of all. */
export function faultPage(
  report: QualityReport,
  land: LandTable,
  kind: FaultKind | null,
  offset: number,
  limit: number,
): FaultPage {
  const rows = rowsOf(report, kind);
  const page = rows.slice(offset, offset + limit);
  return { total: rows.length, rows: Array.from(page, (row) => faultInfo(report, land, row)) };
}

/** Places of the faults for the map: `kind` and `outcome` in the properties. */
export function faultPlaces(report: QualityReport, land: LandTable): FeatureCollection {
  const count = Math.min(faultCount(report), FAULTS_DRAWN);
  const features = Array.from({ length: count }, (_, row): Feature => {
    const { kind, outcome, longitude, latitude, id } = faultInfo(report, land, row);
    return {
      type: 'Feature',
      id: row,
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties: { kind, outcome, parcel: id },
    };
  });
  return { type: 'FeatureCollection', features };
}

function rowsOf({ faults }: QualityReport, kind: FaultKind | null): Uint32Array {
  const rows = Uint32Array.from(faults.kinds, (_, row) => row);
  if (kind === null) return rows;
  const wanted = FAULT_KINDS.indexOf(kind);
  return rows.filter((row) => faults.kinds[row] === wanted);
}

function faultInfo(report: QualityReport, land: LandTable, row: number): ParcelFaultInfo {
  const { x, y, other, parcel, ...fault } = faultAt(report, row);
  return {
    ...fault,
    parcel,
    id: parcelId(land, parcel),
    otherId: other === null ? null : parcelId(land, other),
    longitude: planeLongitude(x),
    latitude: planeLatitude(y),
  };
}

/** Differences between official and computed areas, largest first, and the adjustment to a control area. */
export function areaDifferencePage(
  land: LandTable,
  controlAreaM2: number | null,
  offset: number,
  limit: number,
): AreaDifferencePage {
  const found = officialAreaDifferences(land);
  const adjusted = controlAreaM2 === null ? null : adjustTableToControl(land, controlAreaM2);
  const total = found?.parcels.length ?? 0;
  const count = Math.max(0, Math.min(limit, total - offset));
  return {
    compared: found?.comparedCount ?? 0,
    missing: found?.missingCount ?? land.parcelCount,
    officialM2: found?.officialSumM2 ?? 0,
    computedM2: found?.computedSumM2 ?? 0,
    total,
    rows: Array.from({ length: count }, (_, at) => {
      const parcel = found?.parcels[offset + at] ?? 0;
      return {
        parcel,
        id: parcelId(land, parcel),
        officialM2: found?.officialM2[offset + at] ?? 0,
        computedM2: found?.computedM2[offset + at] ?? 0,
        ...parcelPlace(land, parcel),
      };
    }),
    control:
      adjusted === null
        ? null
        : {
            controlM2: adjusted.controlM2,
            computedM2: adjusted.rawSumM2,
            residualM2: adjusted.residualM2,
            largestChangeM2: adjusted.largestChangeM2,
          },
  };
}
