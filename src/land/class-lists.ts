import table from '../../data/classes/class-lists.json';
import type { ClassSystem } from './class-system.ts';

/** Lists of classes that indicators add up (口径地类): blue-green space, wetland, urban green, construction land. */
export type ClassListId = 'blue-green' | 'wetland' | 'urban-green' | 'construction';

/**
 * Codes of a list in a class system; a code of the first level stands for all under it. The lists are recalled
 * (`data/classes/class-lists.json`), which cities read differently: a plan may bring its own list of blue-green classes.
 *
 * @returns null where the system cannot tell such land apart (a satellite map knows no parks)
 */
export function classList(system: Pick<ClassSystem, 'id'>, list: ClassListId): readonly string[] | null {
  const bySystem: Readonly<Record<string, readonly string[]>> = table.lists[list];
  // A mapping of the plan's own leads to classes of the third survey.
  const codes = bySystem[system.id === 'custom' ? 'third-survey' : system.id] ?? [];
  return codes.length === 0 ? null : codes;
}

/** Whether a class belongs to a list: it is in it, or a class above it is. */
export function isListed(code: string, codes: readonly string[]): boolean {
  return codes.some((listed) => code === listed || (code !== '' && code.startsWith(listed)));
}
