import { type Service, SERVICE_KINDS, USUAL_RADIUS_FACTORS } from '../evaluate/coverage/service-station.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { KindId } from '../kinds/kind.ts';
import type { Plan } from '../plan/plan.ts';
import type { PointerPlace, Sketch, ToolId } from './pencil-state.ts';

/** A station or stop under the pointer: being moved, or about to be placed (拖动中的站点). */
export interface ServiceAim extends PointerPlace {
  readonly service: Service;
  readonly kind: KindId;
  /** The station that is moved; null for a new one. */
  readonly replaces: string | null;
  /** Distance that it serves as the crow flies, m; null where nobody says. */
  readonly radiusM: number | null;
}

/** What the hand is doing. */
export interface AimingHand {
  readonly plan: Pick<Plan, 'features' | 'factors'>;
  readonly tool: ToolId;
  readonly kind: KindId;
  readonly sketch: Sketch | null;
  readonly pointer: PointerPlace | null;
}

/** The station that a hand moves or is about to place; null when it does neither. */
export function serviceAim({ plan, tool, kind, sketch, pointer }: AimingHand): ServiceAim | null {
  if (sketch !== null) {
    const service = serviceOf(sketch.kind);
    if (service === null || sketch.geometry.type !== 'Point') return null;
    const [longitude = 0, latitude = 0] = sketch.geometry.coordinates;
    const { kind: moved, replaces } = sketch;
    return { service, kind: moved, replaces, longitude, latitude, radiusM: radiusOf(service, replaces, plan) };
  }
  const service = serviceOf(kind);
  if (tool !== 'point' || service === null || pointer === null) return null;
  return { ...pointer, service, kind, replaces: null, radiusM: radiusOf(service, null, plan) };
}

/** The distance that a station serves unless it names its own: the plan's number, else that of the kind; m. */
function usualRadiusM(service: Service, { factors }: Pick<Plan, 'factors'>): number | null {
  const own = factors[USUAL_RADIUS_FACTORS[service]];
  if (own !== undefined) return own.value;
  const field = kindOf(SERVICE_KINDS[service]).fields.find(({ id }) => id === 'serviceRadiusM');
  return typeof field?.default === 'number' ? field.default : null;
}

function serviceOf(kind: KindId): Service | null {
  if (kind === SERVICE_KINDS.charging) return 'charging';
  return kind === SERVICE_KINDS.bus ? 'bus' : null;
}

function radiusOf(service: Service, moved: string | null, plan: AimingHand['plan']): number | null {
  const own = moved === null ? undefined : plan.features.get(moved)?.properties['serviceRadiusM'];
  return typeof own === 'number' && own >= 0 ? own : usualRadiusM(service, plan);
}
