import { NO_PARCEL } from '../../src/evaluate/carbon/ledger-rows.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { geopackageWriter } from '../../src/formats/geopackage-writer.ts';
import { writeTextTable } from '../../src/formats/write-text-table.ts';
import { writeXlsx } from '../../src/formats/xlsx-writer.ts';
import { CGCS2000_DEGREES } from '../../src/geo/coordinate-system.ts';
import { shapeAt } from '../../src/geo/shape-table.ts';
import { shapeToGeojson } from '../../src/geo/shape-to-geojson.ts';
import { classNameKey } from '../../src/i18n/class-name-key.ts';
import { translateCode } from '../../src/i18n/translate.ts';
import type { Sheet, SheetCells } from '../../src/plan/workbook.ts';
import type { LedgerReport } from '../../src/report/ledger-report.ts';
import { ledgerFeatures, ledgerTable } from '../../src/report/ledger-table.ts';
import { ledgerWorkbook, MOST_LEDGER_ROWS } from '../../src/report/ledger-workbook.ts';
import { idAt } from '../engine/parcel-names.ts';
import type { LedgerFile, LedgerFileRequest } from './contract/ledger-file.ts';

/** More rows than a sheet holds; `code` is the message key. */
class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
  readonly code = 'ledger-too-many-rows';
}

/** Rows between two words about progress. */
const ROWS_AT_ONCE = 2000;

/**
 * Writes a ledger as a file. Page and command line both come here, so their files are the same.
 *
 * @param onProgress told how many rows are written
 */
export async function writeLedger(
  request: LedgerFileRequest,
  onProgress: (rows: number) => void = () => undefined,
): Promise<LedgerFile> {
  const { format, fileName, language, source } = request;
  const { rowCount } = source.ledger;
  const report = reportOf(request);
  const layer = language === 'zh' ? '碳台账' : 'carbon-ledger';
  const name = `${fileName}.${format}`;
  if (format === 'xlsx') {
    if (rowCount > MOST_LEDGER_ROWS) throw new TooManyRows(String(rowCount));
    const workbook = ledgerWorkbook(layer, report);
    let rows = 0;
    const onRow = (): void => {
      rows += 1;
      if (rows % ROWS_AT_ONCE === 0) onProgress(Math.min(rows, rowCount));
    };
    const { bytes } = writeXlsx({ ...workbook, sheets: workbook.sheets.map((sheet) => counted(sheet, onRow)) });
    return { name, bytes };
  }
  if (format === 'csv') {
    return { name, bytes: new TextEncoder().encode(writeTextTable(cellsOf(report, onProgress))) };
  }
  const shapes = new Map(request.features.map(({ id, geometry }) => [id, geometry]));
  const { outlines } = source;
  const table = ledgerFeatures(layer, report, (parcel, feature) => {
    if (parcel === NO_PARCEL) return shapes.get(feature) ?? null;
    return outlines === null ? null : shapeToGeojson(shapeAt(outlines, parcel));
  });
  const { files } = await geopackageWriter.write(table, { system: CGCS2000_DEGREES, encoding: 'utf-8', onProgress });
  const [file] = files;
  if (file === undefined) throw new Error('no GeoPackage was written');
  return { name, bytes: file.bytes };
}

function reportOf(request: LedgerFileRequest): LedgerReport {
  const { language, planName, scenarioName, dataNotes, source } = request;
  const { ledger, total, ids, classSystem, classNames } = source;
  const names = new Map(request.features.map(({ id, name }) => [id, name]));
  return {
    ledger,
    library: createFactorLibrary(request.factors),
    total,
    language,
    planName,
    scenarioName,
    dataNotes,
    parcelId: (parcel) => idAt(ids, parcel),
    featureName: (id) => names.get(id) ?? id,
    className: (code) => translateCode(language, classNameKey(classSystem, code), classNames[code]?.[language] ?? ''),
  };
}

/** Headings, then the rows, made as they are asked for. */
function* cellsOf(report: LedgerReport, onProgress: (rows: number) => void): Generator<readonly unknown[], void, void> {
  const { fields, valuesOf } = ledgerTable(report);
  yield fields.map((field) => field.name);
  for (let row = 0; row < report.ledger.rowCount; row += 1) {
    yield valuesOf(row);
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) onProgress(row + 1);
  }
}

/** A sheet that tells whenever a row of it is written. */
function counted(sheet: Sheet, onRow: () => void): Sheet {
  return {
    ...sheet,
    write(cells) {
      const counting: SheetCells = {
        text: (value, style) => cells.text(value, style),
        number: (value, style) => cells.number(value, style),
        formula: (formula, value, style) => cells.formula(formula, value, style),
        blank: () => cells.blank(),
        endRow() {
          cells.endRow();
          onRow();
        },
      };
      sheet.write(counting);
    },
  };
}
