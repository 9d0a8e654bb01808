const WORD = 0xffff_ffff_ffff_ffffn;

/** Random numbers that begin again the same whenever they are started with the same seed (随机数流). */
export interface RandomStream {
  /** A whole number, 0 … 2³² − 1. */
  nextUint32(): number;
  /** A standard normal deviate. */
  nextNormal(): number;
}

/**
 * xoshiro128** 1.1 of D. Blackman and S. Vigna (2018): period 2¹²⁸ − 1, 32-bit steps.
 *
 * @param state four 32-bit words, not all 0
 */
export function xoshiroStream(state: readonly [number, number, number, number]): RandomStream {
  return new Xoshiro(state);
}

/** The stream of a name under a seed: other names give streams that have nothing to do with it. */
export function namedStream(seed: number, name: string): RandomStream {
  const next = splitMix64((BigInt(Math.trunc(seed)) ^ hashOf(name)) & WORD);
  const [first, second] = [next(), next()];
  return xoshiroStream([lowWord(first), highWord(first), lowWord(second), highWord(second)]);
}

/** SplitMix64 of S. Vigna (2015), which makes states of other generators from a seed. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & WORD;
    let word = state;
    word = ((word ^ (word >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & WORD;
    word = ((word ^ (word >> 27n)) * 0x94d0_49bb_1331_11ebn) & WORD;
    return word ^ (word >> 31n);
  };
}

/** FNV-1a of G. Fowler, L. C. Noll and K.-P. Vo, 64 bits, over the text in UTF-8. */
export function hashOf(text: string): bigint {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100_0000_01b3n) & WORD;
  return hash;
}

function lowWord(word: bigint): number {
  return Number(word & 0xffff_ffffn);
}

function highWord(word: bigint): number {
  return Number(word >> 32n);
}

class Xoshiro implements RandomStream {
  #a: number;
  #b: number;
  #c: number;
  #d: number;
  #kept = 0;
  #hasKept = false;

  constructor([a, b, c, d]: readonly [number, number, number, number]) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
  }

  nextUint32(): number {
    const scrambled = Math.imul(this.#b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** By the polar method of G. Marsaglia and T. A. Bray (1964), which gives two at a time. */
  nextNormal(): number {
    if (this.#hasKept) {
      this.#hasKept = false;
      return this.#kept;
    }
    for (;;) {
      const x = this.#nextBetween();
      const y = this.#nextBetween();
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#kept = y * scale;
      this.#hasKept = true;
      return x * scale;
    }
  }

  /** −1 … 1 in steps of 2⁻⁵². */
  #nextBetween(): number {
    return ((this.nextUint32() >>> 5) * 67108864 + (this.nextUint32() >>> 6)) / 2 ** 52 - 1;
  }
}
