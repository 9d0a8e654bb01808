/** Reads an element that the caller knows to be there; a hole is a bug of the builder and throws. */
export function elementAt<Item>(list: ArrayLike<Item>, index: number): Item {
  const item = list[index];
  if (item === undefined) throw new Error(`no element ${index} of ${list.length}`);
  return item;
}
