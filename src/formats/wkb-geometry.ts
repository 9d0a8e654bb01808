import type { Geometry, Position } from 'geojson';

/** A geometry read from well-known binary, or why there is none. */
export type WkbReading =
  | { readonly ok: true; readonly geometry: Geometry }
  | { readonly ok: false; readonly reason: 'damaged' }
  /** A kind that is not read, such as `CurvePolygon`. */
  | { readonly ok: false; readonly reason: 'unsupported'; readonly kind: string };

/** Numbers of the types that are read and written (OGC 06-103r4, 8.2.8). */
const TYPES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

/** Types with arcs and surfaces, in the order of their numbers from 8 on. */
const UNREAD_TYPES = [
  'CircularString',
  'CompoundCurve',
  'CurvePolygon',
  'MultiCurve',
  'MultiSurface',
  'Curve',
  'Surface',
  'PolyhedralSurface',
  'TIN',
  'Triangle',
] as const;

const DEEPEST_COLLECTION = 32;

/** Reads well-known binary of either byte order, ISO or with the flags of PostGIS; heights and measures are left out. */
export function readWkbGeometry(bytes: Uint8Array): WkbReading {
  const reader = new WkbReader(bytes);
  try {
    return { ok: true, geometry: reader.geometry(0) };
  } catch (error) {
    if (error instanceof UnreadGeometry) return { ok: false, reason: 'unsupported', kind: error.kind };
    // Counts that lead beyond the bytes.
    if (error instanceof RangeError) return { ok: false, reason: 'damaged' };
    throw error;
  }
}

class UnreadGeometry extends Error {
  readonly kind: string;
  constructor(kind: string) {
    super(kind);
    this.kind = kind;
  }
}

class WkbReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(depth: number): Geometry {
    if (depth > DEEPEST_COLLECTION) throw new RangeError('nested too deep');
    const isLittle = this.#view.getUint8(this.#at) === 1;
    const flags = this.#view.getUint32(this.#at + 1, isLittle);
    this.#at += 5;
    const iso = flags & 0xfffff;
    const dimension = Math.floor(iso / 1000);
    const hasZ = (flags & 0x80000000) !== 0 || dimension === 1 || dimension === 3;
    const hasM = (flags & 0x40000000) !== 0 || dimension === 2 || dimension === 3;
    if ((flags & 0x20000000) !== 0) this.#at += 4;
    const ordinates = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
    const type = TYPES[(iso % 1000) - 1];
    const position = (): Position => this.#position(isLittle, ordinates);
    const line = (): Position[] => this.#list(isLittle, 8 * ordinates, position);
    const rings = (): Position[][] => this.#list(isLittle, 4, line);
    const members = (): Geometry[] => this.#list(isLittle, 5, () => this.geometry(depth + 1));
    switch (type) {
      case 'Point': {
        const coordinates = position();
        // An empty point is written as one without numbers.
        return { type, coordinates: coordinates.every(Number.isNaN) ? [] : coordinates };
      }
      case 'LineString':
        return { type, coordinates: line() };
      case 'Polygon':
        return { type, coordinates: rings() };
      case 'MultiPoint':
        return { type, coordinates: members().map((member) => coordinatesOf(member, 'Point')) };
      case 'MultiLineString':
        return { type, coordinates: members().map((member) => coordinatesOf(member, 'LineString')) };
      case 'MultiPolygon':
        return { type, coordinates: members().map((member) => coordinatesOf(member, 'Polygon')) };
      case 'GeometryCollection':
        return { type, geometries: members() };
      default:
        throw new UnreadGeometry(UNREAD_TYPES[(iso % 1000) - 8] ?? String(iso));
    }
  }

  #position(isLittle: boolean, ordinates: number): Position {
    const position = [this.#view.getFloat64(this.#at, isLittle), this.#view.getFloat64(this.#at + 8, isLittle)];
    this.#at += 8 * ordinates;
    return position;
  }

  /** @param leastBytes that a member takes; a count that cannot fit is refused before memory is set aside */
  #list<Member>(isLittle: boolean, leastBytes: number, member: () => Member): Member[] {
    const count = this.#view.getUint32(this.#at, isLittle);
    this.#at += 4;
    if (count * leastBytes > this.#view.byteLength - this.#at) throw new RangeError('more members than bytes');
    const members: Member[] = [];
    for (let index = 0; index < count; index += 1) members.push(member());
    return members;
  }
}

interface MemberCoordinates {
  readonly Point: Position;
  readonly LineString: Position[];
  readonly Polygon: Position[][];
}

function coordinatesOf<Type extends keyof MemberCoordinates>(member: Geometry, type: Type): MemberCoordinates[Type] {
  if (member.type !== type) throw new RangeError('a member of another type');
  return (member as { readonly coordinates: unknown }).coordinates as MemberCoordinates[Type];
}

/**
 * Writes a geometry as well-known binary, little-endian, two dimensions.
 *
 * @param into is written to from `at` on; it must hold `wkbBytes(geometry)` more bytes
 * @returns the offset behind it
 */
export function writeWkbGeometry(geometry: Geometry, into: DataView, at: number): number {
  into.setUint8(at, 1);
  into.setUint32(at + 1, TYPES.indexOf(geometry.type) + 1, true);
  const start = at + 5;
  switch (geometry.type) {
    case 'Point':
      return writePosition(geometry.coordinates, into, start);
    case 'LineString':
      return writeLine(geometry.coordinates, into, start);
    case 'Polygon':
      return writeList(geometry.coordinates, into, start, (ring, from) => writeLine(ring, into, from));
    case 'GeometryCollection':
      return writeList(geometry.geometries, into, start, (member, from) => writeWkbGeometry(member, into, from));
    default:
      return writeList(membersOf(geometry), into, start, (member, from) => writeWkbGeometry(member, into, from));
  }
}

/** Bytes that a geometry takes as well-known binary. */
export function wkbBytes(geometry: Geometry): number {
  switch (geometry.type) {
    case 'Point':
      return 21;
    case 'LineString':
      return 9 + 16 * geometry.coordinates.length;
    case 'Polygon':
      return geometry.coordinates.reduce((sum, ring) => sum + 4 + 16 * ring.length, 9);
    case 'GeometryCollection':
      return geometry.geometries.reduce((sum, member) => sum + wkbBytes(member), 9);
    default:
      return membersOf(geometry).reduce((sum, member) => sum + wkbBytes(member), 9);
  }
}

function membersOf(geometry: Extract<Geometry, { type: `Multi${string}` }>): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  }
}

function writeList<Member>(
  members: readonly Member[],
  into: DataView,
  at: number,
  write: (member: Member, from: number) => number,
): number {
  into.setUint32(at, members.length, true);
  let next = at + 4;
  for (const member of members) next = write(member, next);
  return next;
}

function writeLine(line: readonly Position[], into: DataView, at: number): number {
  into.setUint32(at, line.length, true);
  let next = at + 4;
  for (const position of line) next = writePosition(position, into, next);
  return next;
}

function writePosition([x = Number.NaN, y = Number.NaN]: Position, into: DataView, at: number): number {
  into.setFloat64(at, x, true);
  into.setFloat64(at + 8, y, true);
  return at + 16;
}
