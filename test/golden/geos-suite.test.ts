import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OverlayResult } from '../../src/geo/overlay-result.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import type { Topology } from '../../src/geo/topology.ts';
import { loadTopology } from '../../src/geo/topology.ts';
import { readGeosSuite, type SuiteQuestion } from '../support/geos-suite.ts';
import { openPlainGeos, type PlainGeos } from '../support/plain-geos.ts';
import { readWkt, writeWkt } from '../support/read-wkt.ts';

/** The test suite of GEOS and JTS, written by others: overlay, union, validity, buffer, prepared predicates. */
const FOLDER = new URL('../../../shared/data/geos_xml/', import.meta.url);

/** Why a question is not put to the facade, which knows areas and nothing else. */
const REASONS = {
  noArea: 'no operand is an area',
  pointOrLine: 'whether an area covers a point or line: the facade asks that of areas only',
  unread: 'rings that no reader lets through: open, too short or not finite; the facade throws',
  simplify: 'Douglas–Peucker and its topology-preserving kin: the facade simplifies whole coverages, after Visvalingam',
} as const;

interface Tally {
  /** Same area, and nothing that only one of the two answers covers; the same truth value. */
  passed: number;
  /** The suite's answer is rounded to whole units, the facade has no grid: no further off than that rounding goes. */
  rounded: number;
  readonly notApplicable: Partial<Record<keyof typeof REASONS, number>>;
  readonly failed: string[];
}

/** 404 pass and 113 agree as far as a grid lets them, 279 are not for areas; together all 796 questions of the suite. */
const EXPECTED: Readonly<Record<string, Tally>> = {
  'TestBuffer.xml': { passed: 15, rounded: 0, notApplicable: { noArea: 23 }, failed: [] },
  'TestNGOverlayA.xml': { passed: 88, rounded: 0, notApplicable: {}, failed: [] },
  'TestNGOverlayAPrec.xml': { passed: 8, rounded: 52, notApplicable: {}, failed: [] },
  'TestOverlayAA.xml': { passed: 44, rounded: 0, notApplicable: {}, failed: [] },
  'TestOverlayAAPrec.xml': { passed: 1, rounded: 61, notApplicable: {}, failed: [] },
  'TestOverlayEmpty.xml': { passed: 172, rounded: 0, notApplicable: { noArea: 132 }, failed: [] },
  'TestPreparedPolygonPredicate.xml': { passed: 3, rounded: 0, notApplicable: { pointOrLine: 54 }, failed: [] },
  'TestSimplify.xml': { passed: 0, rounded: 0, notApplicable: { simplify: 36 }, failed: [] },
  'TestUnaryUnion.xml': { passed: 5, rounded: 0, notApplicable: { noArea: 14 }, failed: [] },
  'TestUnaryUnionFloating.xml': { passed: 1, rounded: 0, notApplicable: {}, failed: [] },
  'TestValid.xml': { passed: 67, rounded: 0, notApplicable: { noArea: 19, unread: 1 }, failed: [] },
};

let topology: Topology;
let plain: PlainGeos;
beforeAll(async () => {
  topology = await loadTopology();
  plain = await openPlainGeos();
});
afterAll(() => topology.dispose());

describe('the GEOS test suite through the facade', () => {
  it.runIf(existsSync(FOLDER)).each(Object.keys(EXPECTED))('%s (needs shared/data/geos_xml)', (file) => {
    const tally: Tally = { passed: 0, rounded: 0, notApplicable: {}, failed: [] };
    for (const question of readGeosSuite(readFileSync(new URL(file, FOLDER), 'utf8'))) {
      const outcome = put(question);
      if (outcome === 'passed' || outcome === 'rounded') tally[outcome] += 1;
      else if (outcome in REASONS) {
        const reason = outcome as keyof typeof REASONS;
        tally.notApplicable[reason] = (tally.notApplicable[reason] ?? 0) + 1;
      } else tally.failed.push(`${question.title}: ${outcome}`);
    }
    expect(tally).toEqual(EXPECTED[file]);
  });
});

/** `passed`, `rounded`, a key of {@link REASONS}, or what is wrong. */
function put(question: SuiteQuestion): string {
  const { first, second, operation } = question;
  if (operation.startsWith('simplify')) return 'simplify';
  if (!first.hasAreaType && second?.hasAreaType !== true) return 'noArea';
  switch (operation) {
    case 'isvalid':
      return isValid(question);
    case 'contains':
    case 'covers':
    case 'intersects':
      return related(question);
    case 'intersection':
      return alsoAsArea(question, overlay(question));
    default:
      return compare(question, overlay(question));
  }
}

/** An intersection is asked once more for its area alone, which the facade finds without GEOS. */
function alsoAsArea(question: SuiteQuestion, result: OverlayResult): string {
  const prepared = topology.prepare(question.first.shape);
  const overlap = prepared.overlapArea(tableOfShapes([question.second?.shape ?? question.first.shape]), 0);
  prepared.release();
  const area = shapeArea(shapeOf(result));
  if (!overlap.ok || Math.abs(overlap.area - area) > 1e-12 * Math.max(area, 1)) return `as an area ${area}`;
  return compare(question, result);
}

function isValid({ first, expected }: SuiteQuestion): string {
  try {
    return topology.validity(first.shape).valid === (expected === 'true') ? 'passed' : `not ${expected}`;
  } catch (error) {
    if (hasReadableRings(first.shape)) throw error;
    return 'unread';
  }
}

function related({ first, second, operation, expected }: SuiteQuestion): string {
  if (second === null || second.shape.partEnds.length === 0) return 'pointOrLine';
  const prepared = topology.prepare(first.shape);
  const relation = prepared.relationTo(tableOfShapes([second.shape]), 0);
  prepared.release();
  const holds = operation === 'intersects' ? relation !== 'outside' : relation === 'inside';
  return String(holds) === expected ? 'passed' : `${relation}, expected ${expected}`;
}

function overlay({ first, second, operation, parameter }: SuiteQuestion): OverlayResult {
  const [a, b] = [first.shape, second?.shape ?? null];
  switch (operation) {
    case 'buffer':
      return topology.buffer(a, parameter, { segmentsPerQuarter: 8 });
    case 'union':
      return topology.union(b === null ? [a] : [a, b]);
    case 'intersection':
      return topology.intersection(a, b ?? a);
    case 'difference':
      return topology.difference(a, b ?? a);
    case 'symdifference':
      return topology.union([shapeOf(topology.difference(a, b ?? a)), shapeOf(topology.difference(b ?? a, a))]);
    default:
      throw new Error(`the suite asks for ${operation}`);
  }
}

/** Holds the polygons of the answer against those expected: GEOS on its own says how much only one of them covers. */
function compare({ expected, onGrid, operation }: SuiteQuestion, result: OverlayResult): string {
  if (!result.ok) return result.details.message;
  const right = writeWkt(readWkt(expected).shape);
  const area = plain.area(right);
  // A buffer has been through a local plane of true distances and back: a millionth is left of the way.
  const tolerance = (operation === 'buffer' ? 1e-6 : 1e-12) * Math.max(area, 1);
  const differing = plain.differingArea(writeWkt(result.shape), right);
  const difference = Math.abs(shapeArea(result.shape) - area);
  if (differing <= tolerance && difference <= tolerance) return 'passed';
  if (!onGrid) return `differs by ${differing} of ${area}`;
  // Rounding moves a border by half a unit and half a diagonal at most.
  const reach = plain.length(right) + plain.length(writeWkt(result.shape));
  return differing <= 0.71 * reach ? 'rounded' : `differs by ${differing} of ${area} on a grid`;
}

function shapeOf(result: OverlayResult): Shape {
  if (!result.ok) throw new Error(result.details.message);
  return result.shape;
}

function hasReadableRings({ coordinates, ringEnds }: Shape): boolean {
  let start = 0;
  return ringEnds.every((end) => {
    const first = 2 * start;
    const last = 2 * (end - 1);
    const closed = coordinates[first] === coordinates[last] && coordinates[first + 1] === coordinates[last + 1];
    const long = end - start >= 4;
    const finite = coordinates.subarray(2 * start, 2 * end).every(Number.isFinite);
    start = end;
    return closed && long && finite;
  });
}
