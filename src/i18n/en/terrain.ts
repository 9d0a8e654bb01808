import type { terrain as zh } from '../zh/terrain.ts';

/** The elevation model: reading it, what it says, slopes in the inspector and in rules. */
export const terrain: Readonly<Record<keyof typeof zh, string>> = {
  'layers.base.elevation': 'Slope (DEM)',
  'problem.format.damaged-raster.title': '{file} breaks off or contradicts itself',
  'problem.format.damaged-raster.text': 'It was probably not copied to its end. Take a complete GeoTIFF.',
  'problem.format.not-georeferenced.title': '{file} does not say where it lies',
  'problem.format.not-georeferenced.text':
    'It is a picture without coordinates. Export a GeoTIFF with coordinates from GIS.',
  'problem.format.rotated-raster.title': 'The grid of {file} is turned, or has south on top',
  'problem.format.rotated-raster.text': 'Resample it to a grid with north on top in GIS and read that.',
  'problem.format.several-bands.title': '{file} has {bands} bands: an image, not heights',
  'problem.format.several-bands.text': 'Choose a DEM with a single band of heights.',
  'problem.format.classified-raster.title': '{file} holds codes of classes or shades of grey, not heights',
  'problem.format.classified-raster.text': 'Choose a DEM in metres (16-bit whole numbers or 32-bit numbers).',
  'problem.format.raster-elsewhere.title': '{file} does not cover the district',
  'problem.format.raster-elsewhere.text':
    'Check its coordinate system and sheet number; choose a DEM that covers the district.',
  'problem.format.no-heights.title': '{file} has no height anywhere in the district',
  'problem.format.no-heights.text':
    'All of it is “no data”, or the coordinate system is wrong. Choose a DEM that covers the district.',
  'problem.format.raster-averaged.title':
    'Too many cells: {cells} were averaged into one each, which makes slopes gentler',
  'problem.format.strange-heights.title': '{count} cells have heights that cannot exist and were taken as unknown',
  'rule-unchecked.slope-part':
    '{rule} was checked in part: the DEM does not cover all land of {count} features, of one only {share} %.',
  'import.elevation.open': 'Read heights (DEM)…',
  'import.elevation.layer': 'Heights (DEM)',
  'import.elevation.unseen': 'for slopes and aspects; not drawn on the map',
  'import.elevation.title': 'Read heights (DEM)',
  'import.elevation.text':
    'For slope and aspect: rules about slope, “where could it go”, siting of solar power. The plan keeps only the name and the checksum of the file.',
  'import.elevation.crs': 'Coordinate system',
  'import.elevation.cell': 'Cell',
  'import.elevation.cell-size': '{east} × {north} m',
  'import.elevation.heights': 'Heights',
  'import.elevation.height-range': '{lowest} to {highest} m',
  'import.elevation.covers': 'Covers the district by',
  'import.elevation.partly': 'The other {share} % have no heights; rules about slope are not checked there',
  'toast.elevation-set': 'Heights are from {name} now; rules about slope are checked',
  'import.elevation.use': 'Read heights',
  'terrain.title': 'Ground',
  'terrain.mean': 'Mean slope',
  'terrain.steepest': 'Steepest',
  'terrain.aspect': 'Aspect',
  'terrain.degrees': '{degrees}°',
  'terrain.no-side': 'no one side',
  'terrain.part': 'the DEM covers {share} % of it',
  'terrain.unknown': 'the DEM does not cover this',
  'terrain.aspect.0': 'north',
  'terrain.aspect.1': 'north-east',
  'terrain.aspect.2': 'east',
  'terrain.aspect.3': 'south-east',
  'terrain.aspect.4': 'south',
  'terrain.aspect.5': 'south-west',
  'terrain.aspect.6': 'west',
  'terrain.aspect.7': 'north-west',
};
