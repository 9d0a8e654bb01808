/** What is wrong with a file and what to do; then what was changed or left out while reading. */
export const formats = {
  'problem.format.unknown.title': '{file} is none of the formats that are read',
  'problem.format.unknown.text': 'Convert it to one of these: {known}.',
  'problem.format.empty-file.title': '{file} is empty',
  'problem.format.empty-file.text': 'Choose a file that holds something.',
  'problem.format.gone.title': '{file} was moved, or changed after it was chosen',
  'problem.format.gone.text': 'Choose it again.',
  'problem.format.wrong-magic.title': '{file} is not a {expected} file: its first bytes are others',
  'problem.format.wrong-magic.text':
    'Its ending may be wrong, or a web page was saved in its place. Get the original file.',
  'problem.format.truncated.title': '{file} is cut off{at}',
  'problem.format.truncated.text': 'Get a complete copy.',
  'problem.format.header-size.title': '{file} announces a header of {bytes} bytes, more than {limit}',
  'problem.format.header-size.text': 'It is damaged. Get a complete copy.',
  'problem.format.damaged.title': '{file} is damaged{at}',
  'problem.format.damaged.text': 'Get a complete copy, or export it again.',
  'problem.format.newer-version.title':
    '{file} was written by a newer Tantu (version {version}; this one reads up to {known})',
  'problem.format.newer-version.text': 'Open it with that one, or read the original file again.',
  'problem.format.hash-mismatch.title': '{file} no longer holds what was written to it',
  'problem.format.hash-mismatch.text': 'It is damaged and was not used. Read the original file again.',
  'problem.format.not-utf8.title': '{file} is not UTF-8 text',
  'problem.format.not-utf8.text': 'Save it as UTF-8 first.',
  'problem.format.not-json.title': '{file} is not JSON{at}',
  'problem.format.not-json.text': 'Correct this place, or export it again.',
  'problem.format.too-deep.title': '{file} is nested more than {limit} levels deep{at}',
  'problem.format.too-deep.text': 'No real layer is. Export it again.',
  'problem.format.not-geojson.title': '{file} is JSON but not GeoJSON{at}',
  'problem.format.not-geojson.text': 'Export it as GeoJSON (a FeatureCollection).',
  'problem.format.bad-coordinate.title': '{file} has a coordinate that is no finite number{at}',
  'problem.format.bad-coordinate.text': 'Repair this shape where it was made and export it again.',
  'problem.format.unsupported-geometry.title': '{file} has a geometry of a kind that is not read ({geometry}){at}',
  'problem.format.unsupported-geometry.text': 'Turn it into ordinary points, lines or polygons and export it again.',
  'problem.format.projected.title':
    '{file}: the coordinates are not degrees ({x}, {y}){at}, and the file does not name their system',
  'problem.format.projected.text':
    'Name it (CGCS2000 Gauss-Kruger, EPSG:4491 to 4554), or convert the file to EPSG:4490.{candidates}',
  'problem.format.outside-zone.title': '{file}: ({x}, {y}) cannot lie in {crs}{at}',
  'problem.format.outside-zone.text':
    'Check the zone, the central meridian and the order of the axes, or name another system.',
  'problem.format.unknown-crs.title': '{file} is in {crs}, which is not read',
  'problem.format.unknown-crs.text':
    'Convert it to CGCS2000 degrees (EPSG:4490) or a CGCS2000 Gauss-Kruger zone (EPSG:4491 to 4554).',
  'problem.format.xian-80.title': '{file} is in Xi’an 80 coordinates ({crs}) and was not read',
  'problem.format.xian-80.text':
    'There is no exact public transformation from Xi’an 80 to CGCS2000: it needs local parameters. Ask the surveying office for the data in CGCS2000.',
  'problem.format.beijing-54.title': '{file} is in Beijing 54 coordinates ({crs}) and was not read',
  'problem.format.beijing-54.text':
    'There is no exact public transformation from Beijing 54 to CGCS2000: it needs local parameters. Ask the surveying office for the data in CGCS2000.',
  'problem.format.axes-ambiguous.title': '{file}: of ({x}, {y}) either could be the easting in {crs}',
  'problem.format.axes-ambiguous.text': 'Say which comes first, the easting or the northing.',
  'problem.format.no-features.title': '{file} has no features',
  'problem.format.no-features.text': 'Choose a layer that holds parcels.',
  'problem.format.no-polygons.title': '{file} has no polygons, only {kinds}',
  'problem.format.no-polygons.text': 'A base needs a polygon layer. Choose another layer.',
  'problem.format.missing-part.title': '{file} comes without its {part} file',
  'problem.format.missing-part.text':
    'A Shapefile is several files of one name. Choose {part} together with the others, or put them into one zip.',
  'problem.format.parts-mismatch.title': '{file} has {shapes} shapes but a table of {rows} rows',
  'problem.format.parts-mismatch.text': 'These files are not from the same export. Export all of them again.',
  'problem.format.several-layers.title': '{file} holds several layers: {layers}',
  'problem.format.several-layers.text': 'Say which one to read, or choose the files of one layer.',
  'problem.format.encrypted-zip.title': '{file} is protected by a password',
  'problem.format.encrypted-zip.text': 'Unpack it first and open the file inside.',
  'problem.format.zip-too-large.title': '{file} would unpack to {bytes} bytes, more than {limit}',
  'problem.format.zip-too-large.text': 'Unpack it on this computer and open the file inside.',
  'problem.format.unknown-encoding.title': 'The text encoding “{encoding}” for {file} is not known',
  'problem.format.unknown-encoding.text': 'Use UTF-8, GBK or GB18030.',
  'problem.format.not-in-encoding.title': '{file} says that its text is {encoding}, and it is not',
  'problem.format.not-in-encoding.text': 'Save it as UTF-8 first.',
  'problem.format.no-such-layer.title': '{file} has no layer named “{layer}”',
  'problem.format.no-such-layer.text': 'It has: {layers}.',
  'problem.format.not-xml.title': '{file} is not XML{at}',
  'problem.format.not-xml.text': 'Correct this place, or export the KML again.',
  'problem.format.not-kml.title': '{file} is XML but not KML',
  'problem.format.not-kml.text': 'Export it as KML or KMZ.',
  'problem.format.not-geopackage.title': '{file} is an SQLite database but no GeoPackage',
  'problem.format.not-geopackage.text': 'Export it again as a GeoPackage (.gpkg).',
  'problem.format.not-text.title': '{file} is not text and cannot be read as a table',
  'problem.format.not-text.text': 'Its ending may be wrong. Save an Excel sheet as CSV (UTF-8) first.',
  'problem.format.open-quotes.title': '{file} has a quotation mark that is never closed',
  'problem.format.open-quotes.text':
    'It may be cut off, or a quotation mark inside a cell was not written twice. Correct it and open it again.',
  'problem.format.no-place-columns.title': '{file} has no columns with coordinates',
  'problem.format.no-place-columns.text':
    'It needs a column of WKT, or one each for longitude and latitude (经度 and 纬度, lon and lat, x and y). It has: {columns}.',
  'problem.format.rings-closed.title': '{file}: open rings that were closed: {count}, the first in feature {feature}',
  'problem.format.rings-skipped.title':
    '{file}: rings that enclose nothing, left out: {count}, the first in feature {feature}',
  'problem.format.no-geometry.title':
    '{file}: features without a geometry, left out: {count}, the first is feature {feature}',
  'problem.format.extra-bytes.title': '{file}: bytes after the last feature, not read: {count}',
  'problem.format.axes-swapped.title':
    '{file}: the northing or latitude comes first; the axes were exchanged for {crs}',
  'problem.format.not-polygons.title': '{file}: features that are not polygons ({kinds}), left out: {count}',
  'problem.format.encoding-overruled.title':
    '{file}: the stated encoding {stated} does not fit the texts; they were read as {used}',
  'problem.format.crs-assumed.title':
    '{file}: the file names no coordinate system; its coordinates are degrees and were taken as {crs}',
  'problem.format.no-shx.title': '{file}: the index .shx is missing; shapes were taken in file order',
  'problem.format.deleted-rows.title': '{file}: rows marked as deleted, left out with their shapes: {count}',
  'problem.format.unreadable-geometry.title':
    '{file}: features whose geometry cannot be made out, left out: {count}, the first is feature {feature}',
  'problem.format.row-width.title':
    '{file}: rows with more or fewer cells than the header: {count} (the header has {expected}, row {row} has {columns}); missing ones are empty, further ones were not read',
  'problem.format.columns-left-out.title': '{file}: columns of binary content, not read ({count}): {columns}',
  'problem.format.heights-left-out.title':
    '{file}: features with heights, which were left out: {count}, the first is feature {feature}',
  'problem.format.fields-renamed.title':
    '{file}: fields whose names were too long or taken, now changed ({count}): {fields}',
  'problem.format.texts-cut.title':
    '{file}: values of the field “{field}” longer than {bytes} bytes, cut: {count}, the first in feature {feature}',
  'problem.format.characters-lost.title':
    '{file}: characters that {encoding} does not have, written as 〓 ({count}): {characters}',
  'problem.format.signs-left-out.title':
    '{file}: control characters that XML cannot hold, left out: {count}, the first in feature {feature}',
  'problem.format.mixed-left-out.title':
    '{file}: features with points, lines and areas in one, which this format cannot hold, left out: {count}, the first is feature {feature}',
  'problem.format.fields-left-out.title': '{file}: too many fields; not written ({count}): {fields}',
  'problem.format.split-by-geometry.title': '{file}: points, lines and areas are layers of their own: {layers}',
  'problem.import.wrong-geometry.title':
    '{file}: features that are {kinds} and cannot be of the kind “{kind}”: {count}',
  'problem.import.no-kind.title': '{file}: features whose value stands for no kind: {count} ({values})',
  'problem.import.bad-geometry.title':
    '{file}: features whose geometry cannot be drawn, such as a line of one point: {count}',
} as const;
