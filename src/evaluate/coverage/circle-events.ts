const FULL_TURN = 2 * Math.PI;

/** What happens along a circle run counter-clockwise from the east: where land begins and ends, and where other discs lie. */
export class CircleEvents {
  readonly #angles: number[] = [];
  readonly #landSteps: number[] = [];
  readonly #discSteps: number[] = [];
  #land = 0;
  #isLandGiven = false;
  #discs = 0;

  clear(): void {
    this.#angles.length = 0;
    this.#landSteps.length = 0;
    this.#discSteps.length = 0;
    this.#land = 0;
    this.#isLandGiven = false;
    this.#discs = 0;
  }

  /** Another disc lies over the circle between two angles, the second up to a full turn after the first. */
  cover(from: number, to: number): void {
    const start = turned(from);
    const end = turned(to);
    this.#push(start, 0, 1);
    this.#push(end, 0, -1);
    if (end < start) this.#discs += 1;
  }

  /** Land begins (1) or ends (−1) at an angle. */
  cross(angle: number, step: number): void {
    this.#push(turned(angle), step, 0);
  }

  /** How often there is land at the angle 0, where nothing crosses and it has to be said. */
  landAtStart(count: number): void {
    this.#land = count;
    this.#isLandGiven = true;
  }

  /** The arcs on land without another disc, in order, between 0 and a full turn. */
  forEachBareArc(fullTurn: number, use: (from: number, to: number) => void): void {
    const order = this.#angles.map((_, at) => at).sort((a, b) => (this.#angles[a] ?? 0) - (this.#angles[b] ?? 0));
    let land = this.#isLandGiven ? this.#land : this.#leastLand(order);
    let discs = this.#discs;
    let from = 0;
    for (const at of order) {
      const angle = this.#angles[at] ?? 0;
      if (land > 0 && discs === 0 && angle > from) use(from, angle);
      land += this.#landSteps[at] ?? 0;
      discs += this.#discSteps[at] ?? 0;
      from = angle;
    }
    if (land > 0 && discs === 0 && fullTurn > from) use(from, fullTurn);
  }

  /** The count at the angle 0 with which land never is counted less than not at all. */
  #leastLand(order: readonly number[]): number {
    let count = 0;
    let least = 0;
    for (const at of order) {
      count += this.#landSteps[at] ?? 0;
      least = Math.min(least, count);
    }
    return -least;
  }

  #push(angle: number, landStep: number, discStep: number): void {
    this.#angles.push(angle);
    this.#landSteps.push(landStep);
    this.#discSteps.push(discStep);
  }
}

function turned(angle: number): number {
  const inTurn = angle % FULL_TURN;
  return inTurn < 0 ? inTurn + FULL_TURN : inTurn;
}
