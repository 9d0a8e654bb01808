import type { LayerSpecification } from 'maplibre-gl';

/** How much larger than on a desk the map draws (放大), so that it is read from afar. */
export interface MapEmphasis {
  readonly strokes: number;
  readonly symbols: number;
  readonly labels: number;
}

/** On a desk. */
export const PLAIN: MapEmphasis = { strokes: 1, symbols: 1, labels: 1 };
/** In a meeting room. */
export const PRESENTED: MapEmphasis = { strokes: 1.5, symbols: 1.35, labels: 1.4 };

/** Layers of the base map whose lines are borders of parcels: those stay thin, or the land would be all borders. */
const THIN_LINES = /^parcel/;

/** Layers of the base map with larger names, signs and lines; the same list on a desk. */
export function enlargeLayers(layers: readonly LayerSpecification[], emphasis: MapEmphasis): LayerSpecification[] {
  if (emphasis === PLAIN) return [...layers];
  return layers.map((layer): LayerSpecification => {
    switch (layer.type) {
      case 'line': {
        const width = layer.paint?.['line-width'];
        if (THIN_LINES.test(layer.id) || width === undefined) return layer;
        return { ...layer, paint: { ...layer.paint, 'line-width': enlarged(width, emphasis.strokes) as number } };
      }
      case 'circle': {
        const radius = layer.paint?.['circle-radius'];
        if (radius === undefined) return layer;
        return { ...layer, paint: { ...layer.paint, 'circle-radius': enlarged(radius, emphasis.symbols) as number } };
      }
      case 'symbol': {
        const size = layer.layout?.['text-size'];
        if (size === undefined) return layer;
        return { ...layer, layout: { ...layer.layout, 'text-size': enlarged(size, emphasis.labels) as number } };
      }
      default:
        return layer;
    }
  });
}

/** A size times a factor. Of an expression over zooms, which has to stay the outermost, the values are. */
function enlarged(size: unknown, factor: number): unknown {
  if (typeof size === 'number') return size * factor;
  if (!Array.isArray(size)) return size;
  const [head, ...rest] = size as unknown[];
  if (head === 'interpolate') {
    return [head, ...rest.map((part, index) => (index >= 3 && index % 2 === 1 ? enlarged(part, factor) : part))];
  }
  if (head === 'step') {
    return [head, ...rest.map((part, index) => (index >= 1 && index % 2 === 1 ? enlarged(part, factor) : part))];
  }
  return ['*', factor, size];
}
