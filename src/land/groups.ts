/** Joins numbered things into groups (并查集), after B. A. Galler and M. J. Fischer 1964. */
export class Groups {
  /** For each thing one of its group with a smaller number, or itself. */
  readonly #leaders: Uint32Array;

  constructor(count: number) {
    this.#leaders = Uint32Array.from({ length: count }, (_, thing) => thing);
  }

  /** Makes one group of those of two things. */
  join(one: number, other: number): void {
    const [first, second] = [this.#leaderOf(one), this.#leaderOf(other)];
    this.#leaders[Math.max(first, second)] = Math.min(first, second);
  }

  /** The things by group, both in the order of the numbers. */
  members<Thing>(things: readonly Thing[]): Thing[][] {
    const groups = new Map<number, Thing[]>();
    things.forEach((thing, number) => {
      const leader = this.#leaderOf(number);
      const group = groups.get(leader);
      if (group === undefined) groups.set(leader, [thing]);
      else group.push(thing);
    });
    return [...groups.values()];
  }

  #leaderOf(thing: number): number {
    let leader = thing;
    while (this.#leaders[leader] !== leader) {
      // Every second one on the way is led nearer to the top, so that later ways are short.
      this.#leaders[leader] = this.#leaders[this.#leaders[leader] ?? 0] ?? 0;
      leader = this.#leaders[leader] ?? 0;
    }
    return leader;
  }
}
