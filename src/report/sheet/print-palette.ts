/** The light theme of `tokens.css` as far as maps on paper use it; a test holds the two together. Paper is white. */
export const PRINT_COLOURS: Readonly<Record<string, string>> = {
  canvas: '#efece4',
  line: '#dfdacd',
  'line-strong': '#857f72',
  ink: '#1d2221',
  'ink-2': '#454b48',
  'ink-3': '#626762',
  accent: '#1559b7',
  met: '#08696f',
  'met-fill': '#1e8488',
  short: '#8f4a00',
  'short-fill': '#bc6b0a',
  forbid: '#a8202b',
  'forbid-fill': '#cf3a40',
  cond: '#7a5800',
  'cond-fill': '#d9a514',
  info: '#3d5878',
  unknown: '#626762',
  'lc-cropland': '#f3eac0',
  'lc-orchard': '#dfe6b6',
  'lc-forest': '#bad3ac',
  'lc-forest-dense': '#a0c396',
  'lc-grass': '#d8e1b8',
  'lc-wetland': '#cbe3d8',
  'lc-water': '#b9dae6',
  'lc-village': '#e8c8b8',
  'lc-urban': '#e9bfae',
  'lc-industry': '#dccfd3',
  'lc-road': '#ffffff',
  'lc-bare': '#ded3c2',
  'lc-outside': '#efece4',
  'lc-sea': '#a9cde0',
  'k-redline': '#b3202c',
  'k-farmline': '#8a6500',
  'k-urbanline': '#5b4a66',
  'k-protected': '#1f6b43',
  'k-forest': '#1e7a48',
  'k-wetland': '#157a86',
  'k-grassland': '#6b7f1a',
  'k-farmland': '#8c7412',
  'k-marine': '#1f64a0',
  'k-restoration': '#96562a',
  'k-green': '#3f8a30',
  'k-pv': '#5b3fa8',
  'k-wind': '#3b57b5',
  'k-storage': '#3a5f8f',
  'k-hydrogen': '#2c7690',
  'k-biomass': '#6e6a1e',
  'k-geothermal': '#a3452f',
  'k-charging': '#b0237a',
  'k-bus': '#8c2f7e',
  'k-park': '#6b5a4e',
  'k-place': '#4f5563',
};

/** White paper. */
export const PAPER = '#ffffff';

/** Colour of a design token on paper; black for one that paper has no use for. */
export function printColour(token: string): string {
  return PRINT_COLOURS[token] ?? '#000000';
}

/** Cropland is told apart by lightness within ±3 %; index = tint. */
const TINTS = [-0.03, -0.015, 0, 0.015, 0.03];

/** Colour of land of a group; cropland in one of five tints, so that fields are seen without heavy borders. */
export function landColour(group: string, tint: number): string {
  const colour = printColour(`lc-${group}`);
  if (group !== 'cropland') return colour;
  const shift = 255 * (TINTS[tint] ?? 0);
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const shifted = channels.map((value) => Math.round(Math.min(255, Math.max(0, value + shift))));
  return `#${shifted.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
