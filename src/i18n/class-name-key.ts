/** Systems whose class names have keys of their own; `custom` has classes of the third survey. */
const NAMED_SYSTEMS: ReadonlySet<string> = new Set(['land-sea-use', 'worldcover', 'clcd']);

/**
 * Key of the message that names a land class (地类名称), for `translateCode`: codes clash between systems, so the key says
 * which one is meant.
 *
 * @param system class system of the land cover; absent where the plan names none
 * @param code class code of that system
 */
export function classNameKey(system: string | undefined, code: string): string {
  return system !== undefined && NAMED_SYSTEMS.has(system) ? `class.${system}.${code}` : `class.${code}`;
}
