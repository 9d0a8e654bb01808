/**
 * Names short enough for narrow tabs: the part before the first space (方案一 山水优先 → 方案一), unless two schemes would then
 * look alike.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map((name) => name.split(/\s/)[0] ?? name);
  return new Set(short).size === names.length ? short : names;
}
