import type { ClassSystem, LandClass } from './class-system.ts';
import { clcdClasses, landSeaUseClasses, thirdSurveyClasses, worldcoverClasses } from './class-system-tables.ts';

/** Why there is no class system; each code is a message key with the details as its values. */
export type ClassSystemFailureCode =
  /** The plan names none: the codes clash, so nobody can tell. */
  | 'class-system-missing'
  /** No system has this name. `system`. */
  | 'class-system-unknown'
  /** `custom` without a mapping of the file's codes. */
  | 'class-mapping-missing'
  /** The mapping leads to codes that the third survey does not have. `codes`: what is written, `count`. */
  | 'class-mapping-target';

/** A class system, or why there is none. */
export type ClassSystemResult =
  | { readonly ok: true; readonly value: ClassSystem }
  | {
      readonly ok: false;
      readonly code: ClassSystemFailureCode;
      readonly details: Readonly<Record<string, string | number>>;
    };

/** Codes of a file → second-level classes of the third survey (地类对照). */
export type ClassMapping = Readonly<Record<string, string>>;

/** Most wrong targets that a message lists. */
const LISTED_TARGETS = 5;

/**
 * The class system that a plan names for its land cover (地类编码体系). It is never guessed: the same code means different
 * land in different systems (0303 is mangrove in the survey and shrubland in 用地用海).
 *
 * @param id as `base[].classSystem` of the plan has it; undefined or null when it has none
 * @param mapping for `custom` only: the codes of the file with the class of the third survey that each stands for
 */
export function classSystemOf(
  id: string | null | undefined,
  mapping: ClassMapping | null | undefined = null,
): ClassSystemResult {
  switch (id) {
    case null:
    case undefined:
      return { ok: false, code: 'class-system-missing', details: {} };
    case 'third-survey':
      return { ok: true, value: thirdSurveyClasses() };
    case 'land-sea-use':
      return { ok: true, value: landSeaUseClasses() };
    case 'worldcover':
      return { ok: true, value: worldcoverClasses() };
    case 'clcd':
      return { ok: true, value: clcdClasses() };
    case 'custom':
      return customClasses(mapping);
    default:
      return { ok: false, code: 'class-system-unknown', details: { system: id } };
  }
}

/** Classes of the third survey under the codes of a file; a code that is not mapped is unknown, whatever it looks like. */
function customClasses(mapping: ClassMapping | null): ClassSystemResult {
  const entries = Object.entries(mapping ?? {});
  if (entries.length === 0) return { ok: false, code: 'class-mapping-missing', details: {} };
  const survey = thirdSurveyClasses();
  const byCode = new Map<string, LandClass>();
  const wrong = new Set<string>();
  for (const [code, target] of entries) {
    const found = survey.classOf(target);
    if (found === null) wrong.add(target);
    else byCode.set(code, found);
  }
  if (wrong.size > 0) {
    const codes = [...wrong].slice(0, LISTED_TARGETS).join(' ');
    return { ok: false, code: 'class-mapping-target', details: { codes, count: wrong.size } };
  }
  return { ok: true, value: { ...survey, id: 'custom', find: (code) => byCode.get(code) ?? null } };
}
