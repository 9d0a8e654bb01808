import type { CarbonRules } from '../../src/evaluate/carbon/carbon-rules.ts';
import type { EstimateMapping } from '../../src/evaluate/carbon/estimate-fields.ts';
import { proposeMapping } from '../../src/evaluate/carbon/estimate-headings.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { ClassSystem } from '../../src/land/class-system.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { createLandTableBuilder } from '../../src/land/land-table-builder.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import type { Sheet, SheetCell } from '../../src/plan/sheet.ts';
import { ZHEJIANG } from './carbon-land.ts';

/** A parcel with a stand. */
export interface InventoryParcel {
  readonly id: string | null;
  readonly areaHa: number;
  readonly code?: string;
  readonly species?: string | null | undefined;
  readonly age?: number | null | undefined;
  readonly volume?: number | null | undefined;
  readonly canopy?: number | null | undefined;
}

/** Rules of Zhejiang with the factors that are shipped. */
export function inventoryRules(): CarbonRules {
  return { settings: ZHEJIANG, library: createFactorLibrary({}) };
}

/** A base of parcels with ids and stands; their outlines mean nothing, their areas are as given. */
export function inventoryBase(parcels: readonly InventoryParcel[]): {
  readonly land: LandTable;
  readonly classes: ClassSystem;
} {
  const classes = thirdSurveyClasses();
  const builder = createLandTableBuilder(classes, [
    { role: 'id', type: 'text' },
    { role: 'species', type: 'text' },
    { role: 'origin', type: 'text' },
    { role: 'age', type: 'number' },
    { role: 'volumeM3PerHa', type: 'number' },
    { role: 'canopy', type: 'number' },
  ]);
  for (const { id, code = '0301', species = '马尾松', age = null, volume = null, canopy = null } of parcels) {
    builder.addRing(Float64Array.of(120, 29, 120.001, 29, 120.001, 29.001, 120, 29.001, 120, 29), 0, 10);
    builder.endPart();
    builder.endParcel(code, [id, species, '人工', age, volume, canopy]);
  }
  const { table } = builder.finish();
  return { land: { ...table, areasM2: Float64Array.from(parcels, ({ areaHa }) => areaHa * 10_000) }, classes };
}

/** A sheet of rows. */
export function sheetOf(rows: readonly (readonly SheetCell[])[]): Sheet {
  return { name: '小班', rows };
}

/** The mapping that the headings speak for. */
export function mappingOf(sheet: Sheet): EstimateMapping {
  const mapping = proposeMapping(sheet.rows);
  if (mapping === null) throw new Error('no headings');
  return mapping;
}
