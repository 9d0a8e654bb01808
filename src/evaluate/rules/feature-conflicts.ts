import { tableAreas } from '../../geo/shape-area.ts';
import type { Bounds } from '../../geo/bounds.ts';
import { eastingScale } from '../../geo/plane-scale.ts';
import { planeLatitude, planeLongitude } from '../../geo/working-plane.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import { steepLand } from '../terrain/steep-land.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { FoundConflict } from './finding.ts';
import type { LandOfClasses } from './land-under.ts';
import type { LayerSites } from './layer-sites.ts';
import { concerns, holdsAgainst, type RuleBook } from './rule-book.ts';
import type { Rule } from './rule.ts';
import type { Meeting, MeetingResult, SiteMeetings } from './site-meeting.ts';
import type { Site } from './site.ts';

/** A feature with its place. */
export interface PlacedFeature {
  readonly feature: PlanFeature;
  readonly site: Site;
}

/** A conflict before it is known whether the parent scheme has it, too. */
export type PlainConflict = Omit<FoundConflict, 'introduced'>;

/** What was found of one feature. */
export interface FeatureConflicts {
  readonly conflicts: readonly PlainConflict[];
  /** What GEOS said where an overlay failed; null when none did. */
  readonly failure: string | null;
}

/** What a feature is held against. */
export interface ConflictGround {
  readonly book: RuleBook;
  readonly layers: LayerSites;
  /** Null without land cover. */
  readonly landOf: LandOfClasses | null;
  readonly meetings: SiteMeetings;
  /** Null without an elevation model. */
  readonly terrain: Terrain | null;
  /** Features of opponent kinds near a box, in the order of their ids: their order in the plan changes nothing. */
  readonly near: (box: Bounds) => readonly PlacedFeature[];
}

/** `with` of a conflict with land classes. */
export const LAND_COVER = 'base:land-cover';

/** `with` of a conflict with ground that is too steep. */
export const ELEVATION = 'base:elevation';

/** Holds one feature against all rules that concern it (单要素检查). */
export function conflictsOf(placed: PlacedFeature, ground: ConflictGround): FeatureConflicts {
  const { feature, site } = placed;
  const rules = ground.book.of(feature.properties.kind).filter((rule) => concerns(rule, feature));
  const conflicts: PlainConflict[] = [];
  let failure: string | null = null;
  const { bounds } = site;
  if (bounds === null || rules.length === 0) return { conflicts, failure };
  const neighbours = rules.some(({ against }) => against.some((one) => 'kind' in one))
    ? ground.near(widened(bounds, ground.book.farthestM))
    : [];

  function note(rule: Rule, opponent: string, result: MeetingResult): void {
    if (result === null) return;
    if (result.ok) conflicts.push(conflictOf(rule, feature.id, opponent, result));
    else failure ??= result.details.message;
  }

  for (const rule of rules) {
    if (rule.minimumAreaM2 !== null) note(rule, '', tooSmall(site, rule.minimumAreaM2, ground.meetings));
    if (rule.maximumSlopeDegrees !== null && ground.terrain !== null) {
      const steep = steepLand(site, rule.maximumSlopeDegrees, ground.terrain, ground.meetings.sharing);
      note(rule, ELEVATION, steep?.ok === true ? { ...steep, distanceM: null } : steep);
    }
    for (const other of neighbours) {
      if (other.feature.id === feature.id || !holdsAgainst(rule, other.feature) || isOtherWay(rule, placed, other))
        continue;
      note(rule, other.feature.id, meetingOf(placed, other, rule.distanceM, ground.meetings));
    }
    for (const opponent of rule.against) {
      if ('role' in opponent) {
        const others = ground.layers.near(opponent.role, widened(bounds, rule.distanceM ?? 0));
        note(rule, `base:${opponent.role}`, ground.meetings.meetAll(site, others, rule.distanceM));
      } else if ('land' in opponent && ground.landOf !== null) {
        note(rule, LAND_COVER, ground.landOf.under(site, opponent.land));
      }
    }
  }
  return { conflicts, failure };
}

/** A box with so many metres on the ground around it. */
export function widened(bounds: Bounds, distanceM: number): Bounds {
  if (distanceM === 0) return bounds;
  const farthest = Math.max(Math.abs(planeLatitude(bounds.minY)), Math.abs(planeLatitude(bounds.maxY)));
  // A little more than needed, as the scale changes on the way.
  const east = (1.01 * distanceM) / eastingScale(farthest);
  const north = 1.01 * distanceM;
  return {
    minX: bounds.minX - east,
    minY: bounds.minY - north,
    maxX: bounds.maxX + east,
    maxY: bounds.maxY + north,
  };
}

/** A rule that holds both ways is told once, of the feature whose id comes first, whatever their order in the plan. */
function isOtherWay(rule: Rule, { feature }: PlacedFeature, other: PlacedFeature): boolean {
  return other.feature.id < feature.id && concerns(rule, other.feature) && holdsAgainst(rule, feature);
}

function meetingOf(
  one: PlacedFeature,
  other: PlacedFeature,
  distanceM: number | null,
  meetings: SiteMeetings,
): MeetingResult {
  if (distanceM !== null) return meetings.comeNear(one.site, other.site, distanceM);
  const [first, second] = one.feature.id < other.feature.id ? [one, other] : [other, one];
  return meetings.meet(first.site, second.site);
}

/** Land of the parts that are smaller than an area; each part stands for itself. */
function tooSmall({ window }: Site, minimumM2: number, { sharing }: SiteMeetings): Meeting | null {
  const whole = window === null ? null : sharing.whole(window);
  if (window === null || whole === null) return null;
  const parts = tableAreas({ ...window.shape, shapeEnds: window.shape.partEnds.map((_, part) => part + 1) });
  const areaM2 = parts.reduce((sum, partM2) => (partM2 < minimumM2 ? sum + partM2 : sum), 0);
  return areaM2 > 0 ? { ...whole, areaM2, distanceM: null } : null;
}

function conflictOf(
  rule: Rule,
  feature: string,
  opponent: string,
  { areaM2, distanceM, x, y }: Meeting,
): PlainConflict {
  const { document, clause } = rule;
  return {
    id: `${rule.id}/${feature}/${opponent}`,
    rule: rule.id,
    severity: rule.severity,
    feature,
    with: opponent,
    areaM2,
    distanceM,
    lon: planeLongitude(x),
    lat: planeLatitude(y),
    clause: `${document.number ?? document.title.zh}：${clause.zh}`,
  };
}
