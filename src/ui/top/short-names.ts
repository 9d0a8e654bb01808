/**
 * Names short enough for narrow tabs: the part before the first space (方案一 山水优先 → 方案一) with a number that follows it (方案 3),
 * unless two schemes would then look alike.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map((name) => /^\S+(?:\s+\d+(?!\S))?/u.exec(name)?.[0] ?? name);
  return new Set(short).size === names.length ? short : names;
}
