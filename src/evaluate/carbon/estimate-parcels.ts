import { hectares } from '../../geo/area-units.ts';
import { textAttributeBuilder } from '../../land/attribute-builder.ts';
import { attributeAt, type NumberColumn, type TextColumn } from '../../land/attribute-column.ts';
import type { LandTable } from '../../land/land-table.ts';
import type { CarbonStrata } from './carbon-strata.ts';
import type { StandData, StockOfData } from './estimate-stock.ts';
import { plainId } from './estimate-table.ts';

/** What this tool has for some parcels, in columns. */
export interface OwnColumns {
  readonly parcels: Uint32Array;
  readonly ids: readonly string[];
  readonly areaHa: Float64Array;
  readonly classes: TextColumn;
  readonly species: TextColumn;
  readonly ageYears: NumberColumn;
  readonly volumeM3PerHa: NumberColumn;
  readonly canopy: NumberColumn;
  /** How the carbon was found, as `StockMethod` names it. */
  readonly methods: TextColumn;
  readonly carbonT: NumberColumn;
  /** Why there is no carbon, as `NoFactor` names it; missing where there is some. */
  readonly reasons: TextColumn;
}

/** Parcels by their ids (图斑编号). */
export interface ParcelPlaces {
  /** The first parcel with an id, and how many have it. */
  readonly byId: ReadonlyMap<string, { readonly parcel: number; readonly count: number }>;
  /** Whether the base has ids at all. */
  readonly hasIds: boolean;
}

/** Finds parcels by id: O(parcels), once. */
export function parcelPlaces(land: LandTable): ParcelPlaces {
  const byId = new Map<string, { parcel: number; count: number }>();
  const hasIds = land.attributes.has('id');
  for (let parcel = 0; hasIds && parcel < land.parcelCount; parcel += 1) {
    const id = idOf(land, parcel);
    if (id === '') continue;
    const known = byId.get(id);
    if (known === undefined) byId.set(id, { parcel, count: 1 });
    else known.count += 1;
  }
  return { byId, hasIds };
}

/** The data of a parcel's stand. */
export function standOfParcel({ strata, index, volumeM3PerHa }: CarbonStrata, parcel: number): StandData {
  const stratum = strata[index[parcel] ?? 0];
  if (stratum === undefined) throw new RangeError(`no stratum for parcel ${String(parcel)}`);
  const { classCode, carbonClass, species, origin, ageYears, volume, fault } = stratum;
  const volumeM3 = volume === 'none' ? null : (volumeM3PerHa[parcel] ?? 0);
  return { classCode, carbonClass, species, origin, ageYears, volumeM3PerHa: volumeM3, fault };
}

/** Our columns for parcels, with whole areas. */
export function ownColumns(
  parcels: Uint32Array,
  land: LandTable,
  strata: CarbonStrata,
  stock: StockOfData,
): OwnColumns {
  const count = parcels.length;
  const texts = {
    classes: textAttributeBuilder(),
    species: textAttributeBuilder(),
    methods: textAttributeBuilder(),
    reasons: textAttributeBuilder(),
  };
  const ids: string[] = [];
  const areaHa = new Float64Array(count);
  const [ageYears, volumeM3PerHa, canopy, carbonT] = [
    numberColumn(count),
    numberColumn(count),
    numberColumn(count),
    numberColumn(count),
  ];
  const canopies = land.attributes.get('canopy');
  for (let at = 0; at < count; at += 1) {
    const parcel = parcels[at] ?? 0;
    const stand = standOfParcel(strata, parcel);
    const found = stock(stand, null);
    const perHa = found.carbonTPerHa(stand.volumeM3PerHa);
    ids.push(idOf(land, parcel));
    areaHa[at] = hectares(land.areasM2[parcel] ?? 0);
    texts.classes.push(stand.classCode);
    texts.species.push(stand.species);
    texts.methods.push(found.method);
    texts.reasons.push(found.reason?.code ?? null);
    put(ageYears, at, stand.ageYears);
    put(volumeM3PerHa, at, stand.volumeM3PerHa);
    const crowns = canopies === undefined ? null : attributeAt(canopies, parcel);
    put(canopy, at, typeof crowns === 'number' ? crowns : null);
    put(carbonT, at, perHa === null ? null : perHa * (areaHa[at] ?? 0));
  }
  return {
    parcels,
    ids,
    areaHa,
    classes: texts.classes.finish() as TextColumn,
    species: texts.species.finish() as TextColumn,
    ageYears,
    volumeM3PerHa,
    canopy,
    methods: texts.methods.finish() as TextColumn,
    carbonT,
    reasons: texts.reasons.finish() as TextColumn,
  };
}

/** A column of numbers with nothing in it yet. */
export function numberColumn(count: number): NumberColumn {
  return { type: 'number', values: new Float64Array(count), present: new Uint8Array(count) };
}

/** Puts a number in a column; null leaves its place empty. */
export function put({ values, present }: NumberColumn, at: number, value: number | null): void {
  if (value === null) return;
  values[at] = value;
  present[at] = 1;
}

function idOf(land: LandTable, parcel: number): string {
  const column = land.attributes.get('id');
  return column === undefined ? '' : plainId(String(attributeAt(column, parcel) ?? ''));
}
