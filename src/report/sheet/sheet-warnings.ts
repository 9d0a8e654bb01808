import { drawnParcels } from './drawn-parcels.ts';
import type { SheetPart } from './sheet-content.ts';
import type { SheetGround } from './sheet-layout.ts';
import { VECTOR_PARCELS } from './sheet-scene.ts';

/** A sentence about the sheets; message keys `sheet.warn.<code>`. */
export interface SheetWarning {
  readonly code: 'not-whole' | 'parts-cut' | 'loose' | 'empty' | 'glyphs' | 'rough' | 'pictured';
  readonly details: Readonly<Record<string, string | number>>;
}

/** What the warnings are about. */
interface PrintedSheets {
  /** Of all sheets, the first one first. */
  readonly grounds: readonly SheetGround[];
  /** Of the first sheet. */
  readonly land: SheetPart['land'];
  /** Characters that the font lacks. */
  readonly missing: readonly string[];
  readonly featureCount: number;
  readonly year: number;
}

/** Letters that are named one by one. */
const MOST_LETTERS = 12;

/** What a planner should know before sheets are printed (出图提示), each a sentence; the page and the command line say the same. */
export function sheetWarnings({ grounds, land, missing, featureCount, year }: PrintedSheets): readonly SheetWarning[] {
  const [first] = grounds;
  const isSeries = grounds.length > 1;
  const cut = isSeries ? grounds.slice(1).filter(({ isWhole }) => !isWhole).length : 0;
  const letters = `${missing.slice(0, MOST_LETTERS).join('')}${missing.length > MOST_LETTERS ? '…' : ''}`;
  const drawn = drawnParcels({ land });
  const warnings: readonly (SheetWarning | null)[] = [
    first?.isWhole === false && !isSeries ? { code: 'not-whole', details: {} } : null,
    cut > 0 ? { code: 'parts-cut', details: { count: cut } } : null,
    first?.isLoose === true ? { code: 'loose', details: {} } : null,
    featureCount === 0 ? { code: 'empty', details: { year } } : null,
    missing.length > 0 ? { code: 'glyphs', details: { letters } } : null,
    land !== null && land.tooSmall > 0
      ? { code: 'rough', details: { count: land.parcelCount, specks: land.tooSmall } }
      : null,
    drawn > VECTOR_PARCELS ? { code: 'pictured', details: { count: drawn } } : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
