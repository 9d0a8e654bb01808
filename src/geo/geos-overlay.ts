import type { Pointer } from './geos-binding.ts';
import type { GeosSession } from './geos-session.ts';
import type { OverlapResult, OverlayFailure, OverlayOperation, OverlayResult } from './overlay-result.ts';

/** The structure method of MakeValid: outer rings united, holes taken out (the other one works by even and odd). */
const STRUCTURE_METHOD = 1;

/** Overlays without a parameter. */
type PlainOverlay = Extract<OverlayOperation, 'intersection' | 'difference' | 'union'>;

/**
 * Makes a geometry valid. The caller owns the result and still owns the input.
 *
 * @throws when GEOS cannot, which for finite closed rings is a fault of GEOS
 */
export function makeValid(session: GeosSession, geometry: Pointer): Pointer {
  const { geos, context } = session;
  const parameters = geos.GEOSMakeValidParams_create_r(context);
  geos.GEOSMakeValidParams_setMethod_r(context, parameters, STRUCTURE_METHOD);
  geos.GEOSMakeValidParams_setKeepCollapsed_r(context, parameters, 0);
  const valid = geos.GEOSMakeValidWithParams_r(context, geometry, parameters);
  geos.GEOSMakeValidParams_destroy_r(context, parameters);
  if (valid === 0) throw new Error(`GEOS: ${session.takeMessage()}`);
  return valid;
}

/**
 * Runs an operation of GEOS; when it gives up (a TopologyException) once more with repaired inputs. The inputs stay the
 * caller's, the result lives as long as `use`.
 *
 * @param run gives 0 when GEOS fails
 */
export function overlay<T>(
  session: GeosSession,
  operation: OverlayOperation,
  inputs: readonly Pointer[],
  run: (inputs: readonly Pointer[]) => Pointer,
  use: (geometry: Pointer, repaired: boolean) => T,
): T | OverlayFailure {
  const first = run(inputs);
  if (first !== 0) return usedUp(session, first, (geometry) => use(geometry, false));
  session.takeMessage();
  const repaired: Pointer[] = [];
  try {
    for (const input of inputs) repaired.push(makeValid(session, input));
    const second = run(repaired);
    if (second !== 0) return usedUp(session, second, (geometry) => use(geometry, true));
  } finally {
    for (const input of repaired) session.destroy(input);
  }
  return { ok: false, code: 'overlay-failed', details: { operation, message: session.takeMessage() } };
}

/** {@link overlay} of two inputs, or of all members of one for a union; the resulting shape is copied out. */
export function overlayShape(session: GeosSession, operation: PlainOverlay, inputs: readonly Pointer[]): OverlayResult {
  return overlay(
    session,
    operation,
    inputs,
    (geometries) => runPlain(session, operation, geometries),
    (geometry, repaired) => ({ ok: true, shape: session.read(geometry), repaired }),
  );
}

/** As {@link overlayShape}, with the area of the intersection instead of its shape. */
export function overlapArea(session: GeosSession, inputs: readonly Pointer[]): OverlapResult {
  return overlay(
    session,
    'intersection',
    inputs,
    (geometries) => runPlain(session, 'intersection', geometries),
    (geometry, repaired) => ({ ok: true, area: session.areaOf(geometry), repaired }),
  );
}

function usedUp<T>(session: GeosSession, geometry: Pointer, use: (geometry: Pointer) => T): T {
  try {
    return use(geometry);
  } finally {
    session.destroy(geometry);
  }
}

function runPlain(session: GeosSession, operation: PlainOverlay, [a = 0, b = 0]: readonly Pointer[]): Pointer {
  const { geos, context } = session;
  switch (operation) {
    case 'intersection':
      return geos.GEOSIntersection_r(context, a, b);
    case 'difference':
      return geos.GEOSDifference_r(context, a, b);
    case 'union':
      return geos.GEOSUnaryUnion_r(context, a);
  }
}
