import type { singleFile as zh } from '../zh/single-file.ts';

/** The single file for showing a plan: writing it, and the page that it is. */
export const singleFile: Readonly<Record<keyof typeof zh, string>> = {
  'viewer.read-only': 'Single file, read only',
  'command.off.viewer': 'This is a single file to look at; nothing can be changed',
  'viewer.no-map':
    'WebGL 2 is off in this browser. Targets, tables and the numbers of the report are there and follow scheme and year; only the map is missing.',
  'single-file.open': 'Export as a single file…',
  'single-file.title': 'Export as a single file',
  'single-file.text':
    'One HTML file with the map, the base data, all schemes, plan years and chapters. Copy it to a USB stick and open it in a browser: no server and no network are needed, and numbers are worked out anew for another scheme or year. It can be looked at, not changed.',
  'single-file.with-names': 'With parcel numbers, places and other attributes',
  'single-file.names-note':
    'Without them only what numbers need stays: species, age, growing stock. Borders and classes of parcels are always in the file, and whoever has it can read them.',
  'single-file.terrain-note':
    'Elevation data do not go into the file, which stays much smaller that way. Indicators stay the same; rules about slope are listed as unchecked in it, so there may be fewer conflicts than here.',
  'single-file.waiting': 'The numbers are being worked out; packing follows',
  'single-file.packing': 'Packing, part {done} of {total}',
  'single-file.size': 'File size {size} MB, {parcels} parcels',
  'single-file.size-no-land': 'File size {size} MB, without land parcels',
  'single-file.save': 'Save the file',
  'single-file.cancel': 'Cancel',
  'single-file.again': 'Try again',
  'single-file.failed': 'The file could not be packed: {message}. The plan is unchanged; try again',
  'single-file.no-viewer':
    'The viewer page cannot be read; the programme may be incomplete. Install it anew and try again',
  'single-file.file-name': '{plan} presentation.html',
};
