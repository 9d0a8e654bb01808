/** Red, green, blue and opacity, 0–255 each, as deck.gl takes them. */
export type Rgba = readonly [number, number, number, number];

/** Colours of the current theme by design token, so that the stylesheet stays their only source. */
export interface Palette {
  readonly theme: 'light' | 'dark';
  /** CSS colour of a token, named without the leading `--`. */
  css(token: string): string;
  /** The same with an opacity of 0–1. */
  rgba(token: string, opacity?: number): Rgba;
}

/** Shown where a token is missing; loud, so that it is noticed. */
const MISSING = '#ff00ff';

/** Makes a palette that asks `read` once per token. */
export function createPalette(theme: 'light' | 'dark', read: (token: string) => string): Palette {
  const known = new Map<string, string>();
  function css(token: string): string {
    const found = known.get(token);
    if (found !== undefined) return found;
    const value = read(token).trim();
    const colour = parseHexColour(value) === null ? MISSING : value;
    known.set(token, colour);
    return colour;
  }
  return {
    theme,
    css,
    rgba(token, opacity = 1) {
      const [red, green, blue] = parseHexColour(css(token)) ?? [255, 0, 255];
      return [red, green, blue, Math.round(opacity * 255)];
    },
  };
}

/** Reads `#rgb` or `#rrggbb`; null for anything else. */
export function parseHexColour(text: string): readonly [number, number, number] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const digits = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1);
  if (digits === undefined) return null;
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}
