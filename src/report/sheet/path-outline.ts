/** Straight-edged outlines: x, y pairs, with the ends of the pieces in vertices. */
export interface PathOutline {
  readonly coordinates: readonly number[];
  readonly ends: readonly number[];
}

/** Corners per curve; the shapes drawn so are a few millimetres large. */
const CURVE_STEPS = 8;
const ARC_STEPS = 12;
const TOKENS = /[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?/gu;
const PARAMETERS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/**
 * SVG path data as straight edges (SVG 1.1, 8.3): all commands, arcs of circles only. Paths of signs, hatches and charts are read
 * with it.
 */
export function pathOutline(data: string): PathOutline {
  const pen = new Pen();
  const tokens = data.match(TOKENS) ?? [];
  let at = 0;
  let command = 'M';
  while (at < tokens.length) {
    const token = tokens[at] ?? '';
    if (/[a-zA-Z]/u.test(token)) {
      command = token;
      at += 1;
    }
    const count = PARAMETERS[command.toLowerCase()] ?? 0;
    const values = tokens.slice(at, at + count).map(Number);
    at += count;
    pen.draw(command, values);
    // What follows a move without a command of its own are lines.
    if (command === 'm') command = 'l';
    if (command === 'M') command = 'L';
    if (count === 0 && at < tokens.length && !/[a-zA-Z]/u.test(tokens[at] ?? '')) at += 1;
  }
  return pen.outline();
}

class Pen {
  readonly #coordinates: number[] = [];
  readonly #ends: number[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The last control point, which smooth curves mirror. */
  #controlX = 0;
  #controlY = 0;
  #last = '';

  draw(command: string, values: readonly number[]): void {
    const kind = command.toLowerCase();
    const isRelative = command === kind;
    const baseX = isRelative ? this.#x : 0;
    const baseY = isRelative ? this.#y : 0;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
    switch (kind) {
      case 'm':
        this.#move(baseX + a, baseY + b);
        break;
      case 'l':
        this.#line(baseX + a, baseY + b);
        break;
      case 'h':
        this.#line(baseX + a, this.#y);
        break;
      case 'v':
        this.#line(this.#x, (isRelative ? this.#y : 0) + a);
        break;
      case 'c':
        this.#cubic(baseX + a, baseY + b, baseX + c, baseY + d, baseX + e, baseY + f);
        break;
      case 's': {
        const [x, y] = /[cs]/u.test(this.#last) ? this.#mirrored() : [this.#x, this.#y];
        this.#cubic(x, y, baseX + a, baseY + b, baseX + c, baseY + d);
        break;
      }
      case 'q':
        this.#quadratic(baseX + a, baseY + b, baseX + c, baseY + d);
        break;
      case 't': {
        const [x, y] = /[qt]/u.test(this.#last) ? this.#mirrored() : [this.#x, this.#y];
        this.#quadratic(x, y, baseX + a, baseY + b);
        break;
      }
      case 'a':
        this.#arc(Math.abs(a), d !== 0, e !== 0, baseX + f, baseY + g);
        break;
      case 'z':
        this.#line(this.#startX, this.#startY);
        break;
    }
    this.#last = kind;
  }

  outline(): PathOutline {
    this.#end();
    return { coordinates: this.#coordinates, ends: this.#ends };
  }

  #mirrored(): readonly [number, number] {
    return [2 * this.#x - this.#controlX, 2 * this.#y - this.#controlY];
  }

  #end(): void {
    const vertices = this.#coordinates.length / 2;
    const start = this.#ends.at(-1) ?? 0;
    if (vertices - start >= 2) this.#ends.push(vertices);
    else this.#coordinates.length = 2 * start;
  }

  #move(x: number, y: number): void {
    this.#end();
    this.#coordinates.push(x, y);
    this.#x = this.#startX = x;
    this.#y = this.#startY = y;
  }

  #line(x: number, y: number): void {
    // After a closed figure the next one begins where that one did.
    if (this.#coordinates.length / 2 === (this.#ends.at(-1) ?? 0)) this.#coordinates.push(this.#x, this.#y);
    this.#coordinates.push(x, y);
    this.#x = x;
    this.#y = y;
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    for (let step = 1; step <= CURVE_STEPS; step += 1) {
      const t = step / CURVE_STEPS;
      const s = 1 - t;
      this.#line(
        s * s * s * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * x,
        s * s * s * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * y,
      );
    }
    this.#controlX = x2;
    this.#controlY = y2;
  }

  #quadratic(x1: number, y1: number, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    this.#cubic(
      x0 + (2 / 3) * (x1 - x0),
      y0 + (2 / 3) * (y1 - y0),
      x + (2 / 3) * (x1 - x),
      y + (2 / 3) * (y1 - y),
      x,
      y,
    );
    this.#controlX = x1;
    this.#controlY = y1;
  }

  /** Arc of a circle by its end (SVG 1.1, F.6.5). */
  #arc(radius: number, isLarge: boolean, isSweep: boolean, x: number, y: number): void {
    const [x0, y0] = [this.#x, this.#y];
    const dx = (x0 - x) / 2;
    const dy = (y0 - y) / 2;
    const half = Math.hypot(dx, dy);
    if (half === 0 || radius === 0) {
      this.#line(x, y);
      return;
    }
    const r = Math.max(radius, half);
    const height = Math.sqrt(Math.max(0, r * r - half * half)) * (isLarge === isSweep ? -1 : 1);
    const centreX = (x0 + x) / 2 + (height * dy) / half;
    const centreY = (y0 + y) / 2 - (height * dx) / half;
    const start = Math.atan2(y0 - centreY, x0 - centreX);
    let turn = Math.atan2(y - centreY, x - centreX) - start;
    if (isSweep && turn < 0) turn += 2 * Math.PI;
    if (!isSweep && turn > 0) turn -= 2 * Math.PI;
    for (let step = 1; step < ARC_STEPS; step += 1) {
      const angle = start + (turn * step) / ARC_STEPS;
      this.#line(centreX + r * Math.cos(angle), centreY + r * Math.sin(angle));
    }
    this.#line(x, y);
  }
}
