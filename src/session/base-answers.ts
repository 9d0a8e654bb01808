import type { BaseField, BaseInspection } from '../../workers/engine/contract/base-inspection.ts';
import { parseSystemCode, systemLabel } from '../geo/coordinate-system.ts';
import { thirdSurveyClasses } from '../land/class-system-tables.ts';
import type { BaseDataset, ClassSystemId } from '../plan/plan.ts';
import { guessFields, OPTIONAL_FIELDS, type OptionalField } from './field-guesses.ts';

/** Units in which a control area may be typed. */
export type AreaUnit = 'ha' | 'mu' | 'm2';

/** What somebody answered to the questions about a base file; `''` and null where he has not yet. */
export interface BaseAnswers {
  readonly classSystem: ClassSystemId | null;
  readonly classField: string;
  /** Field of the file by what it holds; `''` where the file has none. */
  readonly fields: Readonly<Record<OptionalField, string>>;
  /** For the class system `custom`: class of the third survey by code in the file; `''` where none was chosen. */
  readonly classMapping: Readonly<Record<string, string>>;
  /** As `EPSG:4527`; `''` = as the file states. */
  readonly crs: string;
  /** Whether the suspected shift is taken out; null while not answered. */
  readonly undoShift: boolean | null;
  readonly encoding: string;
  /** As typed. */
  readonly controlArea: string;
  readonly controlUnit: AreaUnit;
}

/** The first thing that is missing before a base can be read in; message keys `import.need.<question>`. */
export type OpenQuestion =
  | 'class-system'
  | 'class-field'
  | 'mapping'
  | 'crs'
  | 'crs-unknown'
  | 'crs-xian-80'
  | 'crs-beijing-54'
  | 'shift'
  | 'control-area';

const SQUARE_METRES: Readonly<Record<AreaUnit, number>> = { ha: 10_000, mu: 10_000 / 15, m2: 1 };

/**
 * What the dialog begins with: what the plan says already where the file fits it, and field names by their usual spelling.
 * The class system is never preset by looking at codes.
 *
 * @param before the dataset of the plan that is being replaced
 */
export function firstAnswers(inspection: BaseInspection, before: BaseDataset | null): BaseAnswers {
  const names = new Set(inspection.fields.map(({ name }) => name));
  const guessed = guessFields(inspection.fields.map(({ name }) => name));
  const kept = (role: string): string | null => {
    const field = before?.fields?.[role];
    return field !== undefined && names.has(field) ? field : null;
  };
  const fields = Object.fromEntries(OPTIONAL_FIELDS.map((role) => [role, kept(role) ?? guessed[role]]));
  const classField = kept('class') ?? guessed.class;
  return {
    classSystem: before?.classSystem ?? null,
    classField,
    fields: fields as Record<OptionalField, string>,
    classMapping: before?.classMapping ?? mappingByName(fieldNamed(inspection, classField)),
    crs: '',
    undoShift: null,
    encoding: inspection.encoding ?? '',
    controlArea: '',
    controlUnit: 'ha',
  };
}

/** Classes for codes that are names of the third survey themselves (旱地 → 0103); a code that is no such name stays open. */
export function mappingByName(field: BaseField | null): Readonly<Record<string, string>> {
  const byName = new Map(thirdSurveyClasses().classes.map(({ code, name }) => [name.zh, code]));
  const named = (field?.samples ?? []).map((sample) => [sample, byName.get(sample.trim()) ?? ''] as const);
  return Object.fromEntries(named.filter(([, code]) => code !== ''));
}

/** A field of the file by its name. */
export function fieldNamed(inspection: BaseInspection, name: string): BaseField | null {
  return inspection.fields.find((field) => field.name === name) ?? null;
}

/** Whether the file leaves it to the user to say in which coordinates it is. */
export function asksForCrs({ crs }: BaseInspection): boolean {
  return crs.stated === null && crs.name === null;
}

/** The first question that is still open, in the order of the dialog; null when the base can be read in. */
export function openQuestion(inspection: BaseInspection, answers: BaseAnswers): OpenQuestion | null {
  if (answers.classSystem === null) return 'class-system';
  if (fieldNamed(inspection, answers.classField) === null) return 'class-field';
  if (answers.classSystem === 'custom' && Object.keys(chosenMapping(answers)).length === 0) return 'mapping';
  if (answers.crs === '') {
    if (asksForCrs(inspection)) return 'crs';
  } else {
    const lookup = parseSystemCode(answers.crs);
    if (!lookup.ok) return `crs-${lookup.reason}`;
  }
  if (inspection.suspectedShift !== null && answers.undoShift === null) return 'shift';
  if (answers.controlArea.trim() !== '' && controlAreaOf(answers) === null) return 'control-area';
  return null;
}

/** The dataset as the plan keeps it; call it when no question is open. */
export function datasetOf(inspection: BaseInspection, answers: BaseAnswers): BaseDataset {
  const { classSystem, classField, crs, undoShift, encoding } = answers;
  const optional = OPTIONAL_FIELDS.map((role) => [role, answers.fields[role]] as const);
  const controlAreaM2 = controlAreaOf(answers);
  return {
    role: 'land-cover',
    href: inspection.name,
    sha256: inspection.sha256,
    ...(classSystem === null ? {} : { classSystem }),
    ...(classSystem === 'custom' ? { classMapping: chosenMapping(answers) } : {}),
    fields: { class: classField, ...Object.fromEntries(optional.filter(([, field]) => field !== '')) },
    ...(crs === '' ? {} : { crs: systemName(crs) }),
    ...(inspection.suspectedShift !== null && undoShift === true ? { shift: inspection.suspectedShift } : {}),
    ...(inspection.encoding === null || encoding === '' ? {} : { encoding }),
    ...(controlAreaM2 === null ? {} : { controlAreaM2 }),
  };
}

/** The code as plan files write it, `EPSG:4527`, also where only its digits were typed. */
function systemName(typed: string): string {
  const lookup = parseSystemCode(typed);
  return lookup.ok ? systemLabel(lookup.system) : typed;
}

/** Codes that were given a class. */
function chosenMapping({ classMapping }: BaseAnswers): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(classMapping).filter(([, code]) => code !== ''));
}

/** m²; null when nothing or no positive number was typed. Digits may be grouped. */
function controlAreaOf({ controlArea, controlUnit }: BaseAnswers): number | null {
  const digits = controlArea.replace(/[\s,，]/gu, '');
  if (!/^\d+(\.\d+)?$/u.test(digits)) return null;
  const areaM2 = Number(digits) * SQUARE_METRES[controlUnit];
  return areaM2 > 0 ? areaM2 : null;
}

/** Codes of the third survey, in the order of its table, for a mapping to choose from. */
export function surveyClassCodes(): readonly string[] {
  return thirdSurveyClasses().classes.map(({ code }) => code);
}
