/** Names as a format takes them, and which of them had to change. */
export interface SettledNames {
  readonly names: readonly string[];
  /** `old → new, …`; empty when all could stay. */
  readonly changes: readonly string[];
}

/**
 * Makes names that a format takes, all different where it does not tell case. A name that is taken gets a number, for which
 * it is shortened if need be.
 *
 * @param fit a name with what is put behind it, cut so that both together are as short as the format wants
 * @param reserved names that the format itself uses
 */
export function settleNames(
  names: readonly string[],
  fit: (name: string, ending: string) => string,
  reserved: readonly string[] = [],
): SettledNames {
  const taken = new Set(reserved.map((name) => name.toLowerCase()));
  const settled = names.map((name) => {
    let short = fit(name, '');
    for (let number = 2; taken.has(short.toLowerCase()); number += 1) short = fit(name, `_${String(number)}`);
    taken.add(short.toLowerCase());
    return short;
  });
  const changes = names.flatMap((name, at) => (settled[at] === name ? [] : [`${name} → ${settled[at] ?? ''}`]));
  return { names: settled, changes };
}
