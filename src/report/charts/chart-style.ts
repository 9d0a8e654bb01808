/** Colours and font that charts are drawn in: resolved, because neither the chart library nor a PDF knows custom properties. */
export interface ChartStyle {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly paper: string;
  readonly paperFloat: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly gainFill: string;
  readonly lossFill: string;
  readonly stale: string;
  /** Colours of sources of energy, those of the kinds that are drawn. */
  readonly sources: Readonly<Record<'pv' | 'wind' | 'biomass' | 'geothermal' | 'storage', string>>;
  /** Colours of schemes in the order in which they are compared; dash and mark tell them apart without colour. */
  readonly schemes: readonly string[];
  readonly font: string;
  /** Pixels of the page per pixel of the design. */
  readonly scale: number;
}

/** Token of `tokens.css` behind every colour of a {@link ChartStyle} but those of sources and schemes. */
const COLOUR_TOKENS = {
  ink: 'ink',
  ink2: 'ink-2',
  ink3: 'ink-3',
  line: 'line',
  lineStrong: 'line-strong',
  paper: 'paper',
  paperFloat: 'paper-float',
  accent: 'accent',
  onAccent: 'on-accent',
  gainFill: 'accent-line',
  lossFill: 'short-fill',
  stale: 'stale',
} as const;

const SOURCE_TOKENS = {
  pv: 'k-pv',
  wind: 'k-wind',
  biomass: 'k-biomass',
  geothermal: 'k-geothermal',
  storage: 'k-storage',
} as const;

const SCHEME_TOKENS = ['accent', 'short-fill', 'met', 'k-pv', 'k-charging', 'ink-2'] as const;

/** What is read of a theme, see {@link chartStyleOf}. */
export interface ChartTheme {
  /** Colour of a token, without the dashes in front. */
  readonly colourOf: (token: string) => string;
  readonly font: string;
  readonly scale: number;
}

/** The style of charts in a theme: that of the page, or that of print. */
export function chartStyleOf({ colourOf, font, scale }: ChartTheme): ChartStyle {
  return {
    ...coloursOf(COLOUR_TOKENS, colourOf),
    sources: coloursOf(SOURCE_TOKENS, colourOf),
    schemes: SCHEME_TOKENS.map((token) => colourOf(token)),
    font,
    scale,
  };
}

function coloursOf<Name extends string>(
  tokens: Readonly<Record<Name, string>>,
  colourOf: (token: string) => string,
): Record<Name, string> {
  const colours = Object.entries<string>(tokens).map(([name, token]) => [name, colourOf(token)]);
  return Object.fromEntries(colours) as Record<Name, string>;
}
