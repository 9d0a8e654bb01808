import { compensatedSum } from '../../geo/compensated-sum.ts';
import type { OverlayFailure } from '../../geo/overlay-result.ts';
import { shapeAt } from '../../geo/shape-table.ts';
import { ShapeWindow } from '../../geo/shape-window.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';
import type { ClassSystem } from '../../land/class-system.ts';
import { thirdSurveyClasses } from '../../land/class-system-tables.ts';
import { parcelAt } from '../../land/parcel-at.ts';
import type { LandBase } from '../land-base.ts';
import type { MeetingResult, SiteMeetings } from './site-meeting.ts';
import type { Site } from './site.ts';

/** Land of one class under a site: how much, and the parcel that has most of it. */
interface ClassUnder {
  areaM2: number;
  parcel: number;
  parcelM2: number;
}

type LandUnder = ReadonlyMap<number, ClassUnder> | OverlayFailure;

/** Land of given classes under a site (占用地类); classes by the beginnings of codes of the third survey, whatever the base has. */
export interface LandOfClasses {
  /** How much of it, with a place in it. */
  under(site: Site, prefixes: readonly string[]): MeetingResult;
  /** The parcels of such land that lie near an area, whole. */
  parcelsUnder(site: Site, prefixes: readonly string[]): readonly Shape[];
}

/** Asks parcels what lies under sites. What is under one is measured once for all rules, and kept with it. */
export function createLandOfClasses(base: LandBase, topology: Topology, meetings: SiteMeetings): LandOfClasses {
  const { land, index } = base;
  const measured = new WeakMap<Site, LandUnder>();
  const marks = new Map<readonly string[], Uint8Array>();

  function marksOf(prefixes: readonly string[]): Uint8Array {
    let known = marks.get(prefixes);
    if (known === undefined) {
      const codes = codesOf(prefixes, base.classes);
      known = Uint8Array.from(land.classCodes, (code) => (codes.has(code) ? 1 : 0));
      marks.set(prefixes, known);
    }
    return known;
  }

  function landUnder(site: Site, window: ShapeWindow): LandUnder {
    let known = measured.get(site);
    if (known === undefined) {
      known = measure(window);
      measured.set(site, known);
    }
    return known;
  }

  function measure({ shape, bounds }: ShapeWindow): LandUnder {
    const classes = new Map<number, ClassUnder>();
    if (bounds === null) return classes;
    const near = Uint32Array.from(index.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY));
    const prepared = topology.prepare(shape);
    try {
      const { areas, inside, failure } = prepared.overlapAreas(land, near);
      if (failure !== null) return failure;
      near.forEach((parcel, at) => {
        const areaM2 = inside[at] === 1 ? (land.areasM2[parcel] ?? 0) : (areas[at] ?? 0);
        if (areaM2 > 0) addParcel(classes, land.classIndex[parcel] ?? 0, parcel, areaM2);
      });
    } finally {
      prepared.release();
    }
    return classes;
  }

  function under(site: Site, prefixes: readonly string[]): MeetingResult {
    const asked = marksOf(prefixes);
    if (site.window === null) return parcelUnderPoint(site, base, asked);
    const classes = landUnder(site, site.window);
    if (isFailure(classes)) return classes;
    const sum = compensatedSum();
    let most: ClassUnder | null = null;
    for (const [classIndex, one] of classes) {
      if (asked[classIndex] !== 1) continue;
      sum.add(one.areaM2);
      if (most === null || one.parcelM2 > most.parcelM2) most = one;
    }
    if (most === null || sum.total < LEAST_AREA_M2) return null;
    const place = meetings.sharing.of(site.window, new ShapeWindow(shapeAt(land, most.parcel)));
    return place?.ok === true ? { ...place, areaM2: sum.total, distanceM: null } : place;
  }

  return {
    under,
    parcelsUnder({ bounds }, prefixes) {
      const asked = marksOf(prefixes);
      if (bounds === null) return [];
      const near = index.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY);
      return near.filter((parcel) => asked[land.classIndex[parcel] ?? 0] === 1).map((parcel) => shapeAt(land, parcel));
    },
  };
}

/** Slivers along borders that were drawn along each other are no land, m². */
const LEAST_AREA_M2 = 0.01;

function addParcel(classes: Map<number, ClassUnder>, classIndex: number, parcel: number, areaM2: number): void {
  const known = classes.get(classIndex);
  if (known === undefined) {
    classes.set(classIndex, { areaM2, parcel, parcelM2: areaM2 });
    return;
  }
  known.areaM2 += areaM2;
  if (areaM2 > known.parcelM2) {
    known.parcel = parcel;
    known.parcelM2 = areaM2;
  }
}

function isFailure(land: LandUnder): land is OverlayFailure {
  return 'ok' in land;
}

function parcelUnderPoint({ points }: Site, { land, index }: LandBase, asked: Uint8Array): MeetingResult {
  for (let at = 0; at < points.length; at += 2) {
    const [x = 0, y = 0] = points.subarray(at, at + 2);
    const parcel = parcelAt(land, index, x, y);
    if (parcel !== null && asked[land.classIndex[parcel] ?? 0] === 1) {
      return { ok: true, areaM2: 0, distanceM: null, x, y };
    }
  }
  return null;
}

/** Codes of a system that stand for classes of the third survey, with the parts of what the system divides further. */
export function codesOf(prefixes: readonly string[], classes: ClassSystem): ReadonlySet<string> {
  const survey = thirdSurveyClasses().classes.filter(({ code }) => prefixes.some((prefix) => code.startsWith(prefix)));
  const planned = new Set(survey.map(({ code }) => classes.plannedClass(code).code));
  return new Set(
    classes.classes
      .filter(({ code, partOf }) => planned.has(code) || planned.has(partOf ?? ''))
      .map(({ code }) => code),
  );
}
