import type { help as source } from '../zh/help.ts';

/** Help and the list of keys, in English. */
export const help = {
  'help.open': 'Help and keys',
  'help.title': 'Help',
  'help.how': 'How it works',
  'help.step-1': 'Pick a kind at the left, click points on the map, Enter finishes. The numbers follow the line.',
  'help.step-2':
    'Each row at the right is a target: left end is the baseline, the mark is the target. A click shows how the number is made.',
  'help.step-3':
    'Changes are kept on this computer as you go. To hand the plan on, save a file; QGIS opens it as it is.',
  'help.base': 'Bring in parcels of your own',
  'help.base-text':
    'Drop a survey or another file of parcels on the map, or use the menu of the land parcels among the layers. FlatGeobuf, GeoJSON, GeoJSON lines and Shapefile (its parts together, or zipped) can be read. Class codes, a coordinate system that is not stated and a suspected shift are for you to say; the change is one step that can be undone. The file does not leave this computer.',
  'help.base-checked':
    'Parcels are then checked for crossings, spikes, repeated vertices, rings, slivers, overlaps and gaps, listed under Quality below. A repair touches only the parcel concerned and only how it counts, never the file; land that overlaps counts once. Official areas of the file are held against computed ones under Areas compared.',
  'help.keys': 'Keys',
  'help.key.select': 'select',
  'help.key.polygon': 'polygon',
  'help.key.line': 'line',
  'help.key.point': 'point',
  'help.key.vertices': 'edit vertices',
  'help.key.measure': 'measure',
  'help.key.recent-kind': 'kinds used last',
  'help.key.undo': 'undo',
  'help.key.redo': 'redo',
  'help.key.delete': 'delete the selection',
  'help.key.escape': 'give up, back to select',
  'help.key.finish': 'finish the shape',
  'help.key.year': 'earlier, later year',
  'help.key.save': 'save file',
  'help.key.regions': 'move between regions',
  'help.key.help': 'open help',
  'help.about': 'Numbers',
  'help.about-text':
    'Areas are taken on the CGCS2000 ellipsoid and the parts add up to the whole. A number that is out of date is violet and dotted; one that cannot be computed says why.',
  'help.illustrative':
    'Outlines and water of the example districts are real; parcels, control lines, roads and villages are illustrative and no ground for drawing boundaries.',
  'dialog.close': 'Close the dialog',
} as const satisfies Record<keyof typeof source, string>;
