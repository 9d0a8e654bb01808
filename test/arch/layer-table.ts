/** How much of another layer a layer may see: values and types, or types alone. */
export type Access = 'values' | 'types';

/**
 * Who may import whom; a layer always sees itself. Changing this table is an architecture decision: say why in
 * `src/ARCHITECTURE.md`.
 */
export const LAYER_TABLE: Readonly<Record<string, Readonly<Record<string, Access>> | 'everything'>> = {
  geo: {},
  land: { geo: 'values', tables: 'values' },
  kinds: { land: 'types', i18n: 'types' },
  plan: { kinds: 'values', geo: 'types' },
  evaluate: { geo: 'values', land: 'values', kinds: 'values', plan: 'values', tables: 'values' },
  optimise: { evaluate: 'values' },
  // Writers of printed matter know the pages that the reports lay out.
  formats: { geo: 'values', land: 'values', plan: 'types', report: 'values' },
  // Map sheets draw land and kinds in a plane.
  report: { geo: 'values', land: 'types', kinds: 'values', evaluate: 'values', plan: 'types', i18n: 'values' },
  i18n: {},
  'worker contracts': {
    geo: 'types',
    land: 'types',
    plan: 'types',
    evaluate: 'types',
    optimise: 'types',
    formats: 'types',
    report: 'types',
  },
  workers: {
    'worker contracts': 'values',
    geo: 'values',
    land: 'values',
    kinds: 'values',
    plan: 'values',
    evaluate: 'values',
    optimise: 'values',
    formats: 'values',
    report: 'values',
    i18n: 'values',
  },
  session: {
    geo: 'values',
    land: 'values',
    kinds: 'values',
    plan: 'values',
    evaluate: 'values',
    optimise: 'values',
    formats: 'values',
    report: 'values',
    i18n: 'values',
    'worker contracts': 'types',
  },
  platform: { session: 'types', workers: 'values', 'worker contracts': 'types' },
  map: {
    geo: 'values',
    land: 'values',
    plan: 'values',
    kinds: 'values',
    session: 'values',
    'worker contracts': 'types',
  },
  ui: { session: 'values', report: 'values', i18n: 'values', kinds: 'values', 'map view': 'values' },
  'map view': {
    map: 'values',
    geo: 'values',
    land: 'values',
    plan: 'values',
    kinds: 'values',
    session: 'values',
    'worker contracts': 'types',
  },
  app: 'everything',
  cli: 'everything',
  // Builders of the demo bases and of generated tables: they use the engine, the engine only reads their tables.
  'data builders': {
    // The font for print has every letter of our own texts.
    i18n: 'values',
    geo: 'values',
    land: 'values',
    kinds: 'values',
    plan: 'values',
    formats: 'values',
    tables: 'values',
  },
};

/** Folders below `session`: no DOM, no clock, no randomness, no console, no state, every export documented. */
const PURE_FOLDERS = ['geo', 'land', 'kinds', 'plan', 'evaluate', 'optimise', 'formats', 'report', 'i18n'] as const;

/** Is this a file of the pure folders? */
export function isPure(path: string): boolean {
  return PURE_FOLDERS.some((folder) => path.startsWith(`src/${folder}/`));
}

/** The layer a path belongs to; null for what no layer describes (tests, configuration). */
export function layerOf(path: string): string | null {
  if (path === 'src/map/map-view.ts' || path === 'src/map/compare-map.ts') return 'map view';
  if (/^workers\/[^/]+\/(api|contract\/[^/]+)\.ts$/.test(path)) return 'worker contracts';
  if (path.startsWith('workers/')) return 'workers';
  if (/^data\/(factors|classes|rules)\//.test(path)) return 'tables';
  if (path.startsWith('data/public/')) return 'public files';
  if (path.startsWith('data/')) return 'data builders';
  if (path.startsWith('seeds/')) return 'seeds';
  if (path.startsWith('test/')) return 'tests';
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}
