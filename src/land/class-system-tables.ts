import clcd from '../../data/classes/clcd.json';
import landSeaUse from '../../data/classes/land-sea-use.json';
import thirdSurvey from '../../data/classes/third-survey.json';
import worldcover from '../../data/classes/worldcover.json';
import type { ClassSystem, ForestRule, LandClass, LandGroup } from './class-system.ts';

/** A row of the tables in `data/classes`, as far as classes are made of it. */
interface ClassRow {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly group: string;
  readonly forest?: string;
  readonly water?: boolean;
  readonly cropland?: boolean;
  readonly ipccCategory: string;
  readonly carbonClass?: string;
  readonly colourRgb?: readonly number[];
}

interface SystemParts {
  readonly id: string;
  readonly classes: readonly LandClass[];
  /** The code of the system that a code as written may stand for, tried when the table does not have the code itself. */
  readonly shorten: (code: string) => string;
  /** Class code by code of the third survey. */
  readonly planned: ReadonlyMap<string, string>;
}

/**
 * The classes of the third national land survey (第三次全国国土调查工作分类).
 *
 * A code may carry a suffix letter (`0201K` 可调整, `0810A` 广场, methods.md 2); it belongs to the class before the letter
 * unless the table has the full code (`05H1`). Colours are those of the matching class of {@link landSeaUseClasses}.
 */
export function thirdSurveyClasses(): ClassSystem {
  const rows: readonly ((typeof thirdSurvey.rows)[number] & ClassRow)[] = thirdSurvey.rows;
  const colours = landSeaUseClasses();
  const classes = rows.map((row): LandClass => {
    const one = classOfRow(row, null);
    return { ...one, colour: one.colour ?? colours.classOf(landSeaUseCode(row.landSeaUse))?.colour ?? null };
  });
  return createSystem({
    id: 'third-survey',
    classes,
    shorten: (code) => code.replace(/[A-Z]$/u, ''),
    planned: new Map(rows.map(({ code }) => [code, code])),
  });
}

/**
 * Land and sea use classes of 2023 (用地用海分类, 自然资发〔2023〕234号), second level, with the first level for land that is
 * classed no further. A third-level code (`070102`) belongs to its second-level class unless the table has it itself.
 */
export function landSeaUseClasses(): ClassSystem {
  const level1: readonly ClassRow[] = landSeaUse.level1;
  const rows: readonly ClassRow[] = landSeaUse.rows;
  const first = new Map(level1.map((row) => [row.code, classOfRow(row, null)]));
  const second = rows.map((row) => ({
    ...classOfRow(row, first.get(row.code.slice(0, 2))?.colour ?? null),
    partOf: row.code.slice(0, -2),
  }));
  const planned = thirdSurvey.rows.map((row): [string, string] => [row.code, landSeaUseCode(row.landSeaUse)]);
  return createSystem({
    id: 'land-sea-use',
    classes: withCarbonClasses([...first.values(), ...second]).sort((a, b) => (a.code < b.code ? -1 : 1)),
    shorten: (code) => (/^\d{6}$/u.test(code) ? code.slice(0, 4) : code),
    planned: new Map(planned),
  });
}

/**
 * Carbon classes of land and sea use come from the classes of the survey that lead there. A first level has one where all of
 * its second level agree; a second level without one takes that of its first level if it is land of the same group (not 广场).
 */
function withCarbonClasses(classes: readonly LandClass[]): LandClass[] {
  const known = new Map<string, string>();
  const ofLevel = new Map<string, ReadonlySet<string>>();
  for (const { landSeaUse: target, carbonClass } of thirdSurvey.rows) {
    const [from = '', to = from] = target.split('-');
    for (const { code } of classes)
      if (code.length === from.length && code >= from && code <= to) known.set(code, carbonClass);
    const level = from.slice(0, 2);
    ofLevel.set(level, new Set([...(ofLevel.get(level) ?? []), carbonClass]));
  }
  const byCode = new Map(classes.map((one) => [one.code, one]));
  const carbonClassOf = (one: LandClass): string | null => {
    const own = known.get(one.code);
    if (own !== undefined) return own;
    if (one.partOf === null) {
      const [only, ...others] = ofLevel.get(one.code) ?? [];
      return others.length === 0 ? (only ?? null) : null;
    }
    const above = byCode.get(one.partOf);
    return above?.group === one.group ? carbonClassOf(above) : null;
  };
  return classes.map((one) => ({ ...one, carbonClass: carbonClassOf(one) }));
}

/** The eleven classes of ESA WorldCover (10 m, 2020 and 2021). */
export function worldcoverClasses(): ClassSystem {
  return imageSystem('worldcover', worldcover.rows);
}

/** The nine classes of the annual China land cover dataset (CLCD, Yang & Huang 2021). */
export function clcdClasses(): ClassSystem {
  return imageSystem('clcd', clcd.rows);
}

/** A system made from satellite images: its codes are numbers, which some programs write as `10.0`. */
function imageSystem(
  id: string,
  rows: readonly (ClassRow & { readonly thirdSurvey: readonly string[] })[],
): ClassSystem {
  return createSystem({
    id,
    classes: rows.map((row) => classOfRow(row, null)),
    shorten: (code) => code.replace(/\.0+$/u, ''),
    planned: new Map(rows.flatMap(({ code, thirdSurvey: codes }) => codes.map((from) => [from, code] as const))),
  });
}

/** Where the survey's class splits into several of the other system (`0802-0807`), their first level is what is known. */
function landSeaUseCode(target: string): string {
  return target.includes('-') ? target.slice(0, 2) : target;
}

function classOfRow(row: ClassRow, colourAbove: LandClass['colour']): LandClass {
  const [red, green, blue] = row.colourRgb ?? [];
  const hasColour = red !== undefined && green !== undefined && blue !== undefined;
  return {
    code: row.code,
    name: row.name,
    partOf: null,
    // The words of these two columns are checked by test/golden/class-tables.test.ts.
    group: row.group as LandGroup,
    forest: (row.forest ?? 'no') as ForestRule,
    isWater: row.water ?? false,
    isCropland: row.cropland ?? false,
    ipccCategory: row.ipccCategory,
    carbonClass: row.carbonClass ?? null,
    colour: hasColour ? [red, green, blue] : colourAbove,
  };
}

function createSystem({ id, classes, shorten, planned }: SystemParts): ClassSystem {
  const byCode = new Map(classes.map((one) => [one.code, one]));
  return {
    id,
    classes,
    find: (code) => byCode.get(code) ?? byCode.get(shorten(code)) ?? null,
    classOf: (code) => byCode.get(code) ?? null,
    plannedClass(thirdSurveyCode) {
      const found = byCode.get(planned.get(thirdSurveyCode) ?? '');
      if (found === undefined) throw new RangeError(`no class of the third survey: "${thirdSurveyCode}"`);
      return found;
    },
  };
}
