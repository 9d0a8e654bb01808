import type { Geometry, Position } from 'geojson';

/**
 * Reads a geometry in well-known text (OGC 06-103r4, chapter 7): points, lines, areas, their multiples and collections of
 * them. Heights and measures are left out, as is the `SRID=…;` that PostGIS writes before it.
 *
 * @returns null when the text is none, or one with curves; an empty geometry is one without positions
 */
export function readWktGeometry(text: string): Geometry | null {
  const source = text.replace(/^\s*SRID=\d+;/iu, '');
  const reader = new WktReader(source);
  const geometry = reader.geometry();
  return geometry !== null && reader.isAtEnd() ? geometry : null;
}

/** Whether a text begins as well-known text does. */
export function looksLikeWkt(text: string): boolean {
  return /^\s*(SRID=\d+;\s*)?(MULTI)?(POINT|LINESTRING|POLYGON)\s*(Z|M|ZM)?\s*(\(|EMPTY)|^\s*(SRID=\d+;\s*)?GEOMETRYCOLLECTION/iu.test(
    text,
  );
}

/** A geometry as well-known text in two dimensions, every coordinate to the last digit. */
export function writeWktGeometry(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') {
    return `GEOMETRYCOLLECTION ${listOf(geometry.geometries.map(writeWktGeometry))}`;
  }
  return `${geometry.type.toUpperCase()} ${coordinatesOf(geometry)}`;
}

function coordinatesOf(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): string {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length === 0 ? 'EMPTY' : `(${pairOf(geometry.coordinates)})`;
    case 'MultiPoint':
      return listOf(geometry.coordinates.map((position) => `(${pairOf(position)})`));
    case 'LineString':
      return lineOf(geometry.coordinates);
    case 'MultiLineString':
    case 'Polygon':
      return listOf(geometry.coordinates.map(lineOf));
    case 'MultiPolygon':
      return listOf(geometry.coordinates.map((rings) => listOf(rings.map(lineOf))));
  }
}

function lineOf(positions: readonly Position[]): string {
  return listOf(positions.map(pairOf));
}

function pairOf([x = 0, y = 0]: Position): string {
  return `${String(x)} ${String(y)}`;
}

function listOf(members: readonly string[]): string {
  return members.length === 0 ? 'EMPTY' : `(${members.join(', ')})`;
}

const WORD = /\s*([A-Za-z]+)/uy;
const SIGN = /\s*([(),])/uy;
const NUMBER = /\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w.])/uy;

/** Reads from left to right; every method returns null where the text is something else. */
class WktReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#text.slice(this.#at).trim() === '';
  }

  geometry(depth = 0): Geometry | null {
    const type = this.#take(WORD)
      ?.toUpperCase()
      .replace(/(?<=.)(ZM|Z|M)$/u, '');
    const before = this.#at;
    if (!/^(Z|M|ZM)$/iu.test(this.#take(WORD) ?? '')) this.#at = before;
    switch (type) {
      case 'POINT': {
        const positions = this.#list(() => this.#position());
        if (positions === null || positions.length > 1) return null;
        return { type: 'Point', coordinates: positions[0] ?? [] };
      }
      case 'LINESTRING':
        return shape('LineString', this.#line());
      case 'POLYGON':
        return shape('Polygon', this.#lines());
      case 'MULTIPOINT':
        return shape(
          'MultiPoint',
          this.#list(() => this.#memberPoint()),
        );
      case 'MULTILINESTRING':
        return shape('MultiLineString', this.#lines());
      case 'MULTIPOLYGON':
        return shape(
          'MultiPolygon',
          this.#list(() => this.#lines()),
        );
      case 'GEOMETRYCOLLECTION': {
        const geometries = depth > DEEPEST_COLLECTION ? null : this.#list(() => this.geometry(depth + 1));
        return geometries === null ? null : { type: 'GeometryCollection', geometries };
      }
      default:
        return null;
    }
  }

  #lines(): Position[][] | null {
    return this.#list(() => this.#line());
  }

  #line(): Position[] | null {
    return this.#list(() => this.#position());
  }

  /** Points of several are written with brackets of their own, and without them by older software. */
  #memberPoint(): Position | null {
    const before = this.#at;
    const isBracketed = this.#take(SIGN) === '(';
    if (!isBracketed) this.#at = before;
    const position = this.#position();
    return position !== null && isBracketed && this.#take(SIGN) !== ')' ? null : position;
  }

  #position(): Position | null {
    const position: number[] = [];
    for (let number = this.#take(NUMBER); number !== null; number = this.#take(NUMBER)) position.push(Number(number));
    const [x, y] = position;
    return x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y) ? null : [x, y];
  }

  /** Members in brackets with commas between; none for `EMPTY`. */
  #list<Member>(member: () => Member | null): Member[] | null {
    const before = this.#at;
    if (this.#take(WORD)?.toUpperCase() === 'EMPTY') return [];
    this.#at = before;
    if (this.#take(SIGN) !== '(') return null;
    const members: Member[] = [];
    for (;;) {
      const next = member();
      if (next === null) return null;
      members.push(next);
      const sign = this.#take(SIGN);
      if (sign === ')') return members;
      if (sign !== ',') return null;
    }
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[1] ?? null;
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}

/** Collections within collections beyond this depth are nobody's data. */
const DEEPEST_COLLECTION = 32;

function shape<Type extends 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon'>(
  type: Type,
  coordinates: Extract<Geometry, { type: Type }>['coordinates'] | null,
): Geometry | null {
  return coordinates === null ? null : ({ type, coordinates } as Geometry);
}
