import { clcdClasses, landSeaUseClasses, thirdSurveyClasses, worldcoverClasses } from './class-system-tables.ts';

/** How well one system knows the codes of a file. */
export interface ClassCodeHint {
  readonly system: 'third-survey' | 'land-sea-use' | 'worldcover' | 'clcd';
  /** Different codes that the system has. */
  readonly known: number;
  /** Different codes looked at. */
  readonly total: number;
  /** Codes that it does not have, in the order met. */
  readonly unknown: readonly string[];
}

/**
 * Counts for each system how many of the codes it knows (编码对照提示), for showing beside the question which system a file
 * uses. It does not answer the question: codes clash, and a file of a few classes may be known to several systems.
 *
 * @param values class codes as the file has them; repetitions and empty texts are dropped
 */
export function describeClassCodes(values: Iterable<string>): readonly ClassCodeHint[] {
  const codes = new Set<string>();
  for (const value of values) if (value !== '') codes.add(value);
  const systems = {
    'third-survey': thirdSurveyClasses(),
    'land-sea-use': landSeaUseClasses(),
    worldcover: worldcoverClasses(),
    clcd: clcdClasses(),
  } as const;
  return Object.entries(systems).map(([system, classes]) => {
    const unknown = [...codes].filter((code) => classes.find(code) === null);
    return {
      system: system as ClassCodeHint['system'],
      known: codes.size - unknown.length,
      total: codes.size,
      unknown,
    };
  });
}
