import { builtinModules } from 'node:module';
import { importsOf } from './imports.ts';
import type { Source, Violation } from './source-tree.ts';

/**
 * Which part of the tree may use which package. The list is closed: a new package is a decision, one line here and its
 * reason in `src/ARCHITECTURE.md`. A name ending in `*` stands for all packages that begin so.
 */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  'maplibre-gl': ['src/map/'],
  '@deck.gl/*': ['src/map/'],
  '@luma.gl/*': ['src/map/'],
  '@loaders.gl/*': ['src/map/'],
  // The builder of the demo bases forms faces from lines and checks coverages, which the engine never does.
  'geos-wasm': ['src/geo/topology.ts', 'data/demo/geos-faces.ts'],
  proj4: ['src/geo/'],
  'geographiclib-geodesic': ['src/geo/'],
  '@turf/turf': ['src/geo/', 'src/map/'],
  flatbush: ['src/geo/', 'src/land/', 'src/map/'],
  flatgeobuf: ['src/formats/', 'data/demo/build.ts'],
  flatbuffers: ['src/formats/'],
  shapefile: ['src/formats/'],
  fflate: ['src/formats/'],
  geotiff: ['src/formats/'],
  papaparse: ['src/formats/'],
  'read-excel-file': ['src/formats/'],
  '@tmcw/togeojson': ['src/formats/'],
  '@xmldom/xmldom': ['src/formats/'],
  // Loaded with the first sheet or report.
  jspdf: ['src/formats/'],
  docx: ['src/formats/'],
  'subset-font': ['data/'],
  '@expo-google-fonts/noto-sans-sc': ['data/'],
  '@sqlite.org/sqlite-wasm': ['src/formats/'],
  gcoord: ['src/geo/'],
  'pinyin-match': ['src/ui/commands/'],
  // Comes with the first chart that somebody opens; sheets, reports and the single file draw the same options without a page.
  echarts: ['src/ui/chart/', 'src/report/charts/'],
  // The document, and the parts of it that are files of their own.
  yjs: ['src/plan/document'],
  comlink: ['workers/'],
  zod: ['src/cli/', 'src/kinds/', 'src/plan/', 'src/land/', 'src/evaluate/', 'src/formats/', 'src/session/', 'data/'],
  idb: ['src/platform/'],
  'browser-fs-access': ['src/platform/'],
  svelte: ['src/ui/', 'src/app/'],
  'bits-ui': ['src/ui/', 'src/app/'],
  '@lucide/svelte': ['src/ui/', 'src/app/'],
  '@tanstack/svelte-virtual': ['src/ui/'],
  '@internationalized/date': ['src/ui/'],
  '@fontsource/noto-sans-sc': ['src/ui/', 'src/app/'],
  geojson: ['src/', 'workers/', 'data/'],
  'd3-delaunay': ['data/'],
  vite: ['src/cli/build.ts'],
  // Threads are the workers of the command line.
  node: ['src/cli/', 'data/', 'workers/geometry/threads.ts', 'workers/geometry/thread-entry.ts'],
};

const NODE_MODULES = new Set(builtinModules);

/** Packages used where they may not be, or that no permission names. Tests may use what they need. */
export function findPackageViolations(sources: readonly Source[]): Violation[] {
  return sources
    .filter(({ path }) => !path.startsWith('test/'))
    .flatMap((source) =>
      importsOf(source).flatMap(({ specifier, target, line }) => {
        if (target !== null) return [];
        const name = packageOf(specifier);
        const places = permissionOf(name);
        if (places?.some((place) => source.path.startsWith(place)) === true) return [];
        const where = places === undefined ? 'is a package nobody may import yet' : `belongs to ${places.join(', ')}`;
        return [{ path: source.path, line, message: `${name} ${where}` }];
      }),
    );
}

/** Geometry packages that more than one file of `src/geo` imports: each stands behind one facade. */
export function findSharedGeometryPackages(sources: readonly Source[]): Violation[] {
  const first = new Map<string, string>();
  return sources
    .filter(({ path }) => path.startsWith('src/geo/'))
    .flatMap((source) =>
      importsOf(source).flatMap(({ specifier, target, line }) => {
        const name = packageOf(specifier);
        if (target !== null || name === 'geojson') return [];
        const owner = first.get(name) ?? source.path;
        first.set(name, owner);
        return owner === source.path ? [] : [{ path: source.path, line, message: `${name} is behind ${owner}` }];
      }),
    );
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:') || NODE_MODULES.has(specifier)) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function permissionOf(name: string): readonly string[] | undefined {
  const pattern = Object.keys(PERMISSIONS).find((key) =>
    key.endsWith('*') ? name.startsWith(key.slice(0, -1)) : key === name,
  );
  return pattern === undefined ? undefined : PERMISSIONS[pattern];
}
