import { textAttributeBuilder } from '../../land/attribute-builder.ts';
import type { NumberColumn, TextColumn } from '../../land/attribute-column.ts';
import type { ClassSystem } from '../../land/class-system.ts';
import { growableUint32 } from '../../land/growable.ts';
import type { LandBase } from '../land-base.ts';
import type { CarbonRules } from './carbon-rules.ts';
import { carbonStrata } from './carbon-strata.ts';
import { numberAt, textAt } from './column-value.ts';
import { doubtfulUnit } from './estimate-doubts.ts';
import { effectsOf, ESTIMATE_EFFECTS, type EstimateEffect, type TheirData } from './estimate-effects.ts';
import { numberColumn, type OwnColumns, ownColumns, parcelPlaces, put, standOfParcel } from './estimate-parcels.ts';
import { type EstimateProblemCode, type EstimateProblems, problemList } from './estimate-problems.ts';
import { createStockOfData, type StandData } from './estimate-stock.ts';
import type { EstimateTable } from './estimate-table.ts';
import { classFinder, methodOfWords } from './estimate-vocabulary.ts';
import { speciesGroup } from './species-groups.ts';

/**
 * An estimate beside our numbers (核对结果), in columns. Ours are those of the base year, of whole parcels: what of a parcel lies
 * outside of the district is in an inventory, too.
 */
export interface EstimateCheck {
  /** False where the base has no attribute with ids: then nothing can be matched. */
  readonly hasIds: boolean;
  readonly matchedCount: number;
  /** Rows of the table that have a parcel, in its order. */
  readonly rows: Uint32Array;
  /** What we have for each of them. */
  readonly ours: OwnColumns;
  /** Their classes as codes of the base's system. */
  readonly theirClasses: TextColumn;
  /** Their methods as `StockMethod` names them. */
  readonly theirMethods: TextColumn;
  /** tC; all 0 where one of the two has no number. They add up to theirs less ours. */
  readonly effects: Readonly<Record<EstimateEffect, Float64Array>>;
  /** What this tool gives with their data, tC. */
  readonly withTheirDataT: NumberColumn;
  /** Rows of the table without a parcel. */
  readonly onlyTheirs: Uint32Array;
  /** Parcels that the table does not have. */
  readonly onlyOurs: OwnColumns;
  /** What shows only beside the base: ids, classes, units that look like others. */
  readonly problems: EstimateProblems;
}

/**
 * Holds an estimate against the parcels of a base (核对估算): matched by id, with what makes each row differ. O(rows + parcels).
 *
 * @param base parcels with their ids in the attribute `id`
 */
export function checkEstimate(
  table: EstimateTable,
  { land, classes }: Pick<LandBase, 'land' | 'classes'>,
  rules: CarbonRules,
): EstimateCheck {
  const stock = createStockOfData(table.scope, rules);
  const strata = carbonStrata(land, classes);
  const problems = problemList();
  const report = (row: number, field: 'id' | 'area' | 'class' | 'carbon', code: EstimateProblemCode, value: unknown) =>
    problems.add(table.sheetRows[row] ?? 0, table.columns[field] ?? 0, code, String(value));

  const { byId, hasIds } = parcelPlaces(land);
  const [matchedRows, matchedParcels, unmatchedRows] = [growableUint32(), growableUint32(), growableUint32()];
  const isMatched = new Uint8Array(land.parcelCount);
  table.ids.forEach((id, row) => {
    const place = byId.get(id);
    if (place?.count === 1) {
      matchedRows.push(row);
      matchedParcels.push(place.parcel);
      isMatched[place.parcel] = 1;
      return;
    }
    unmatchedRows.push(row);
    if (place === undefined) report(row, 'id', 'unknown-id', id);
    else report(row, 'id', 'several-parcels', place.count);
  });

  const rows = matchedRows.finish();
  const ours = ownColumns(matchedParcels.finish(), land, strata, stock);
  const columns = theirColumns(rows.length);
  const dataOf = theirReader(table, classes);
  rows.forEach((row, at) => {
    const areaHa = ours.areaHa[at] ?? 0;
    const stand = standOfParcel(strata, ours.parcels[at] ?? 0);
    const theirs = dataOf(row, stand);
    columns.classes.push(theirs.classCode);
    columns.methods.push(theirs.method);
    if (theirs.unknownClass !== null) report(row, 'class', 'unknown-class', theirs.unknownClass);
    const { effects, withTheirDataT } = effectsOf(areaHa, stand, theirs, stock);
    put(columns.withTheirDataT, at, withTheirDataT);
    if (effects !== null) for (const effect of ESTIMATE_EFFECTS) columns.effects[effect][at] = effects[effect];
    const areaDoubt = doubtfulUnit('area', theirs.areaHa, areaHa);
    if (areaDoubt !== null) report(row, 'area', areaDoubt, theirs.areaHa);
    const carbonDoubt = doubtfulUnit('carbon', theirs.carbonT, withTheirDataT);
    if (carbonDoubt !== null) report(row, 'carbon', carbonDoubt, theirs.carbonT);
  });

  const others = growableUint32();
  for (let parcel = 0; parcel < land.parcelCount; parcel += 1) if (isMatched[parcel] === 0) others.push(parcel);
  return {
    hasIds,
    matchedCount: rows.length,
    rows,
    ours,
    theirClasses: columns.classes.finish() as TextColumn,
    theirMethods: columns.methods.finish() as TextColumn,
    effects: columns.effects,
    withTheirDataT: columns.withTheirDataT,
    onlyTheirs: unmatchedRows.finish(),
    onlyOurs: ownColumns(others.finish(), land, strata, stock),
    problems: problems.finish(),
  };
}

function theirColumns(count: number): {
  readonly classes: ReturnType<typeof textAttributeBuilder>;
  readonly methods: ReturnType<typeof textAttributeBuilder>;
  readonly effects: Readonly<Record<EstimateEffect, Float64Array>>;
  readonly withTheirDataT: NumberColumn;
} {
  return {
    classes: textAttributeBuilder(),
    methods: textAttributeBuilder(),
    effects: Object.fromEntries(ESTIMATE_EFFECTS.map((one) => [one, new Float64Array(count)])) as Record<
      EstimateEffect,
      Float64Array
    >,
    withTheirDataT: numberColumn(count),
  };
}

/** What a row says, with its class in the base's system. */
interface TheirRow extends TheirData {
  readonly classCode: string | null;
  /** Words that are no class, or null. */
  readonly unknownClass: string | null;
}

/** Reads rows beside our stand; words are looked up once each. */
function theirReader(table: EstimateTable, classes: ClassSystem): (row: number, ours: StandData) => TheirRow {
  const classOfWords = remembered(classFinder(classes));
  const methodOf = remembered(methodOfWords);
  const groupOf = remembered((word) => speciesGroup(word)?.name ?? null);
  return (row, ours) => {
    const words = textAt(table.classes, row) ?? '';
    const classCode = words === '' ? null : classOfWords(words);
    const species = textAt(table.species, row) ?? '';
    const group = groupOf(species);
    const age = numberAt(table.ageYears, row);
    const volume = numberAt(table.volumeM3PerHa, row);
    return {
      areaHa: numberAt(table.areaHa, row),
      carbonT: numberAt(table.carbonT, row),
      method: methodOf(textAt(table.methods, row) ?? ''),
      classCode,
      unknownClass: words === '' || classCode !== null ? null : words,
      stand: {
        ...(classCode === null ? {} : { classCode, carbonClass: classes.classOf(classCode)?.carbonClass ?? null }),
        // The same group in other words is no difference, and a word that nobody knows takes nothing away.
        ...(group === null || group === groupOf(ours.species) ? {} : { species }),
        ...(age === null ? {} : { ageYears: Math.floor(age) }),
        ...(volume === null ? {} : { volumeM3PerHa: volume }),
      },
    };
  };
}

function remembered<Answer>(ask: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const answer = known.get(word);
    if (answer !== undefined) return answer;
    const fresh = ask(word);
    known.set(word, fresh);
    return fresh;
  };
}
