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
  'help.draw': 'Draw and change',
  'help.draw-text':
    'Tools stand in the rail: polygon, freehand, rectangle, circle, belt, painting parcels; vertices, moving, rotating and scaling, splitting, holes, parts. The pencil snaps to borders of features and parcels; hold Alt to leave that off. Below the map coordinates, length and bearing, or an area can be typed. Merge, subtract and buffer are under Shape and order at the end of the rail.',
  'help.many': 'Change many',
  'help.many-text':
    'The table of features filters, sorts, holds folders, locks, hides and orders; with several rows selected a change to one cell goes to all, as one step. Hidden features still count in all numbers.',
  'help.tabs': 'Energy, coverage, conflicts',
  'help.tabs-text':
    'At the lower right, Energy shows capacity, generation and avoided emissions by kind and year against the target lines; Coverage how much of the built-up land, places and villages the charging stations and bus stops serve, what is left out and where the next one helps most; Conflicts what does not keep the rules of the land, to be clipped, shrunk, moved or changed in one click, or waived with a reason. After one is mended the next has the focus.',
  'help.rules': 'Rules of the land',
  'help.rules-text':
    'In the menu of the plan, Rules of the land is a matrix: rows are what is drawn, columns what it lies on or near. Choose a cell to see clause, document, dates and how well they were checked; verdict, distance and area can be changed, rules switched off or added for this plan, and the defaults are kept. Rules can be saved as a file and read from one. Overlaps below 50 m² are within the error of tracing: counted, not listed.',
  'help.eligible': 'Where could it go, slope',
  'help.eligible-text':
    'Choose a kind at the foot of the layers: all land of the district is divided by the rules into allowed, conditional and not allowed. Areas are exact, the map is drawn by pixels; at the pointer every rule is listed with its distance. Rules that were not checked are listed apart. Drop a DEM (GeoTIFF) on the map and slopes are checked as well; a selected feature tells its mean slope and aspect; the list of layers takes it away again.',
  'help.own-targets': 'Targets and readings',
  'help.own-targets-text':
    'The plus at the upper right of the board adds targets: paste a sentence of a plan, and indicator, figure and year are proposed, to be checked; the sentence is kept. Targets that are kept by hand are opened to enter numbers by year, with source, date and note.',
  'help.ledger': 'The carbon ledger',
  'help.ledger-text':
    'In the table “Carbon ledger” a row is a parcel, or the part of one that a plan feature turns: method, pools (soil with its depth), total, 95 % interval, factors. Where there is no number the reason stands in its place, never 0. A row goes to its parcel on the map, and a parcel chosen on the map finds its row; the sum is that of the stock card. “Export” saves a workbook with formulas, CSV or GeoPackage, the same as the command line’s tantu ledger.',
  'help.schemes': 'Schemes and years',
  'help.schemes-text':
    'Scheme tabs: click to show, double-click or F2 to rename, drag to sort; the right button or the menu key copies, locks, compares, merges item by item and deletes. A scheme has all features of its parent; when one is deleted, schemes that build on it keep what they had. Merging item by item lists what differs between two schemes with what each item does to carbon and targets; what is chosen is taken as one step that can be undone, and never twice. The triangle beside the years plays them, Space or Esc stops; the calendar button changes plan years and the base year. Features that have not started are dashed.',
  'help.present': 'Presenting',
  'help.present-text':
    'Under “Present” below the map, chapters are added of the present view: title, text, large figures, what to highlight, notes. {forest.cover | a | 2025} in a text is the number of scheme a in that year, the same as on the board; parts that are left out follow the screen. “Present” in the top bar or Shift F5 shows them on the full screen: ← → or page keys turn chapters, digits go to one, ↑ ↓ change the year, Space the scheme, B blanks the screen, N opens notes and timer on a second one, F takes the full screen, Shift ↓ and Shift ↑ move a text longer than the screen, Backspace shows the chapter as it is written, Esc leaves. D draws, and the numbers follow; R takes back everything of the meeting, undo brings it back. At the end the changes are listed, to be kept as a new scheme or not.',
  'help.single-file': 'Single file',
  'help.single-file-text':
    'Export as a single file, in the menu of the plan’s name, puts the map, the base data, all schemes and chapters into one HTML file; its size is said before it is saved. Copied to a USB stick it opens in browsers of the Chromium family and in Firefox, without server and network; numbers are worked out anew for another scheme or year. It can be looked at, not changed. Parcel numbers and places are left out unless asked for; borders and classes are always in it.',
  'help.undo': 'Undo and history',
  'help.undo-text':
    'Every gesture is one step; steps go back to the beginning and outlive the page. A click in History goes to a step; it also lists what changed since one.',
  'help.sheet': 'Show the shortcuts',
  'help.base': 'Bring in parcels of your own',
  'help.base-text':
    'Drop a survey or another file of parcels on the map, or use the menu of the land parcels among the layers. FlatGeobuf, GeoJSON, GeoJSON lines and Shapefile (its parts together, or zipped) can be read. Class codes, a coordinate system that is not stated and a suspected shift are for you to say; building outlines, roads, villages, places and control lines come in the same way, you say which they are; the change is one step that can be undone. The file does not leave this computer.',
  'help.base-checked':
    'Parcels are then checked for crossings, spikes, repeated vertices, rings, slivers, overlaps and gaps, listed under Quality below. A repair touches only the parcel concerned and only how it counts, never the file; land that overlaps counts once. Official areas of the file are held against computed ones under Areas compared.',
  'help.shading': 'Colouring parcels by carbon',
  'help.shading-text':
    'Under the layer of land parcels, “Colour by” changes to carbon stock, yearly sink, or what the plan changes (against the same year without it). The classes are fixed, so that schemes, years and districts can be compared. A parcel has one colour: where a feature takes only a part of it, that is the mean by area of the parts that have a number, and it agrees with the rows of the carbon ledger; features then have outline and hatch alone. Parcels without a number are grey, hatched from close by, and never taken for zero. Features at sea belong to no parcel.',
  'help.print': 'Printing sheets and reports',
  'help.print-text':
    '“Map sheets…” in the plan menu prints at an exact scale: choose paper, scale and contents, drag the preview to move the frame or place the frame on the map itself, then save a PDF or a picture at 300 dpi; series by zone or township. “Report…” writes a PDF, a DOCX to go on editing, or a workbook of all tables. The numbers are those of the screen.',
  'help.compare': 'Comparing schemes',
  'help.compare-text':
    '“Compare” in the top bar puts schemes beside each other: swipe (moved with the arrow keys), side by side, flip (Space) and consensus; all maps look at one place, at first where the desk looks, and the desk gets it back. Tables and consensus take up to 20 schemes, maps side by side up to 6. “Merge item by item” goes back to the desk and takes items of B into A. The difference map at the right draws only what differs, with the hectares that only one has. Below: indicators by scheme and year (the small number in front is the distance from the target; a year without a target has no sign), what the same land is in two schemes, what schemes agree on, and a radar of target fulfilment. An earlier state, some steps back, can be compared as well. Everything follows edits.',
  'help.about': 'Numbers',
  'help.about-text':
    'Areas are taken on the CGCS2000 ellipsoid and the parts add up to the whole. A number that is out of date is violet and dotted; one that cannot be computed says why.',
  'help.illustrative':
    'Outlines and water of the example districts are real; parcels, control lines, roads and villages are illustrative and no ground for drawing boundaries.',
  'dialog.close': 'Close the dialog',
} as const satisfies Record<keyof typeof source, string>;
