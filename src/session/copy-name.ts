/** The next free name for a copy or a piece of something: "北部造林", "北部造林 2", "北部造林 3" … */
export function copyName(name: string, taken: ReadonlySet<string>): string {
  if (name === '' || !taken.has(name)) return name;
  const stem = name.replace(/ \d+$/, '');
  let number = 2;
  while (taken.has(`${stem} ${String(number)}`)) number += 1;
  return `${stem} ${String(number)}`;
}
