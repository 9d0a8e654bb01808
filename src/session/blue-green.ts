import { classList, isListed } from '../land/class-lists.ts';
import { classSystemOf } from '../land/class-system-of.ts';
import { thirdSurveyClasses } from '../land/class-system-tables.ts';
import type { Plan } from '../plan/plan.ts';

/** A land class that can count as blue-green space (蓝绿空间地类). */
export interface BlueGreenClass {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly isCounted: boolean;
  /** Whether the project proposes to count it. */
  readonly isProposed: boolean;
}

/** What counts as blue-green space in a plan. */
export interface BlueGreenChoice {
  /** Classes that are not divided further, in the order of their system. */
  readonly classes: readonly BlueGreenClass[];
  /** True where the plan counts others than proposed. */
  readonly isOwn: boolean;
}

/** The classes of the base with what counts; without a base those of the third survey, as the demo bases have them. */
export function blueGreenChoice({ base, blueGreen }: Pick<Plan, 'base' | 'blueGreen'>): BlueGreenChoice {
  const system = systemOf(base);
  const proposed = classList(system, 'blue-green') ?? [];
  const counted = blueGreen ?? proposed;
  const divided = new Set(system.classes.map(({ partOf }) => partOf));
  return {
    classes: system.classes
      .filter(({ code }) => !divided.has(code))
      .map(({ code, name }) => ({
        code,
        name,
        isCounted: isListed(code, counted),
        isProposed: isListed(code, proposed),
      })),
    isOwn: blueGreen !== undefined,
  };
}

/**
 * The list of a plan that counts some classes: a class above, which a parcel may carry as well, counts where all of its parts do.
 *
 * @returns null where that is what is proposed
 */
export function blueGreenList({ base }: Pick<Plan, 'base'>, counted: ReadonlySet<string>): readonly string[] | null {
  const system = systemOf(base);
  const proposed = classList(system, 'blue-green') ?? [];
  const divided = new Set(system.classes.map(({ partOf }) => partOf));
  const isCounted = (code: string): boolean =>
    divided.has(code)
      ? system.classes.filter(({ partOf }) => partOf === code).every((part) => counted.has(part.code))
      : counted.has(code);
  const codes = system.classes.map(({ code }) => code).filter(isCounted);
  const isProposed = system.classes
    .filter(({ code }) => !divided.has(code))
    .every(({ code }) => counted.has(code) === isListed(code, proposed));
  return isProposed ? null : codes;
}

function systemOf(base: Plan['base']): ReturnType<typeof thirdSurveyClasses> {
  const cover = base.find(({ role }) => role === 'land-cover');
  const found = cover === undefined ? null : classSystemOf(cover.classSystem, cover.classMapping);
  return found?.ok === true ? found.value : thirdSurveyClasses();
}
