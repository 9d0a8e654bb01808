import type { BaseField, BaseInspection } from '../../workers/engine/contract/base-inspection.ts';
import { BUILDING_ROLES, type BuildingRole } from '../evaluate/buildings/building-values.ts';
import { parseSystemCode, systemLabel } from '../geo/coordinate-system.ts';
import { thirdSurveyClasses } from '../land/class-system-tables.ts';
import type { BaseDataset, ClassSystemId } from '../plan/plan.ts';
import { type AskedRole, fitsRole } from './base-role-proposal.ts';
import { guessBuildingFields, unknownUses, usesByName } from './building-fields.ts';
import { guessFields, OPTIONAL_FIELDS, type OptionalField } from './field-guesses.ts';

/** Units in which a control area may be typed. */
export type AreaUnit = 'ha' | 'mu' | 'm2';

/** What somebody answered to the questions about a base file; `''` and null where he has not yet. */
export interface BaseAnswers {
  /** What the file is used for; the questions about classes and areas are asked of land cover only. */
  readonly role: AskedRole;
  readonly classSystem: ClassSystemId | null;
  readonly classField: string;
  /** Field of the file by what it holds; `''` where the file has none. */
  readonly fields: Readonly<Record<OptionalField, string>>;
  /** For the class system `custom`: class of the third survey by code in the file; `''` where none was chosen. */
  readonly classMapping: Readonly<Record<string, string>>;
  /** Of buildings: field of the file by what it holds; `''` where the file has none. */
  readonly buildingFields: Readonly<Record<BuildingRole, string>>;
  /** Of buildings: use by the word of the file for it; `''` where none was chosen. */
  readonly useMapping: Readonly<Record<string, string>>;
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
  | 'role-geometry'
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
 * @param before the land cover of the plan that is being replaced
 * @param role what the file seems to be
 */
export function firstAnswers(
  inspection: BaseInspection,
  before: BaseDataset | null,
  role: AskedRole = 'land-cover',
): BaseAnswers {
  const buildingFields = guessBuildingFields(inspection.fields.map(({ name }) => name));
  const names = new Set(inspection.fields.map(({ name }) => name));
  const guessed = guessFields(inspection.fields.map(({ name }) => name));
  const kept = (role: string): string | null => {
    const field = before?.fields?.[role];
    return field !== undefined && names.has(field) ? field : null;
  };
  const fields = Object.fromEntries(OPTIONAL_FIELDS.map((role) => [role, kept(role) ?? guessed[role]]));
  const classField = kept('class') ?? guessed.class;
  return {
    role,
    buildingFields,
    useMapping: usesByName(fieldNamed(inspection, buildingFields.buildingUse)),
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
  if (!fitsRole(answers.role, inspection.geometry)) return 'role-geometry';
  const isLand = answers.role === 'land-cover';
  const ofLand = isLand ? openLandQuestion(inspection, answers) : null;
  if (ofLand !== null) return ofLand;
  if (answers.crs === '') {
    if (asksForCrs(inspection)) return 'crs';
  } else {
    const lookup = parseSystemCode(answers.crs);
    if (!lookup.ok) return `crs-${lookup.reason}`;
  }
  if (inspection.suspectedShift !== null && answers.undoShift === null) return 'shift';
  if (isLand && answers.controlArea.trim() !== '' && controlAreaOf(answers) === null) return 'control-area';
  return null;
}

function openLandQuestion(inspection: BaseInspection, answers: BaseAnswers): OpenQuestion | null {
  if (answers.classSystem === null) return 'class-system';
  if (fieldNamed(inspection, answers.classField) === null) return 'class-field';
  const isOpen = answers.classSystem === 'custom' && Object.keys(chosenOf(answers.classMapping)).length === 0;
  return isOpen ? 'mapping' : null;
}

/** The dataset as the plan keeps it; call it when no question is open. */
export function datasetOf(inspection: BaseInspection, answers: BaseAnswers): BaseDataset {
  const { role, crs, undoShift, encoding } = answers;
  return {
    role,
    href: inspection.name,
    sha256: inspection.sha256,
    ...(role === 'land-cover' ? landReading(answers) : {}),
    ...(role === 'buildings' ? buildingReading(inspection, answers) : {}),
    ...(crs === '' ? {} : { crs: systemName(crs) }),
    ...(inspection.suspectedShift !== null && undoShift === true ? { shift: inspection.suspectedShift } : {}),
    ...(inspection.encoding === null || encoding === '' ? {} : { encoding }),
  };
}

function landReading(answers: BaseAnswers): Partial<BaseDataset> {
  const { classSystem, classField } = answers;
  const optional = OPTIONAL_FIELDS.map((role) => [role, answers.fields[role]] as const);
  const controlAreaM2 = controlAreaOf(answers);
  return {
    ...(classSystem === null ? {} : { classSystem }),
    ...(classSystem === 'custom' ? { classMapping: chosenOf(answers.classMapping) } : {}),
    fields: { class: classField, ...Object.fromEntries(optional.filter(([, field]) => field !== '')) },
    ...(controlAreaM2 === null ? {} : { controlAreaM2 }),
  };
}

/** Words that name a use as the plan does need no mapping, and words of another field than the chosen one none either. */
function buildingReading(inspection: BaseInspection, answers: BaseAnswers): Partial<BaseDataset> {
  const { buildingFields, useMapping } = answers;
  const fields = BUILDING_ROLES.map((role) => [role, buildingFields[role]] as const).filter(
    ([, field]) => field !== '',
  );
  const words = unknownUses(fieldNamed(inspection, buildingFields.buildingUse));
  const classMapping = chosenOf(Object.fromEntries(words.map((word) => [word, useMapping[word] ?? ''])));
  return {
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
    ...(Object.keys(classMapping).length === 0 ? {} : { classMapping }),
  };
}

/** The code as plan files write it, `EPSG:4527`, also where only its digits were typed. */
function systemName(typed: string): string {
  const lookup = parseSystemCode(typed);
  return lookup.ok ? systemLabel(lookup.system) : typed;
}

/** What was given a meaning. */
function chosenOf(mapping: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(mapping).filter(([, meaning]) => meaning !== ''));
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
