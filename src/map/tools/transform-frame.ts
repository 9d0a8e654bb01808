import type { Position } from 'geojson';
import type { PlanePoint } from '../metric-plane.ts';
import type { ToolHandle } from '../tool.ts';
import { screenDistance, type ScreenPoint, type Viewport } from '../viewport.ts';
import { pointMap, type Transformation, type TransformGround } from './transform-ground.ts';

/** Side or corner of the frame: −1, 0 or 1 to the east and to the north. */
export type FrameGrip = readonly [east: number, north: number];

/** The frame around features that are transformed, as it is on the ground. */
export interface TransformFrame {
  readonly outline: readonly Position[];
  readonly scaleHandles: readonly { readonly grip: FrameGrip; readonly position: Position }[];
  readonly turnHandle: ToolHandle;
}

const CORNERS: readonly FrameGrip[] = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
];
const SIDES: readonly FrameGrip[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];
const TURN_OFFSET_PX = 26;
/** Below this a side has no length that could be scaled, m. */
const FLAT_M = 1e-3;

/** A side or corner of the frame in the plane. */
export function gripPoint({ east, north }: TransformGround, grip: FrameGrip): PlanePoint {
  return [grip[0] * east, grip[1] * north];
}

/** The frame as a transformation leaves it. */
export function frameOf(ground: TransformGround, change: Transformation | null, viewport: Viewport): TransformFrame {
  const { plane } = ground;
  const map = change === null ? (point: PlanePoint) => point : pointMap(change);
  const [shiftX, shiftY] = change?.do === 'move' ? shiftOf(change.from, change.to) : [0, 0];
  const place = (grip: FrameGrip): Position => {
    const [x = 0, y = 0] = plane.leave(map(gripPoint(ground, grip)));
    return [x + shiftX, y + shiftY];
  };
  const grips = [...CORNERS, ...SIDES].filter(([east, north]) => {
    return (east === 0 || ground.east > FLAT_M) && (north === 0 || ground.north > FLAT_M);
  });
  const corners = CORNERS.map(place);
  const top = place([0, 1]);
  return {
    outline: [...corners, ...corners.slice(0, 1)],
    scaleHandles: grips.map((grip) => ({ grip, position: place(grip) })),
    turnHandle: {
      position: top,
      mark: 'turn',
      offset: outward(viewport.project(place([0, 0])), viewport.project(top)),
    },
  };
}

/** What of a frame is within reach: the turn handle, a handle to scale by, or nothing. */
export function frameGripAt(
  frame: TransformFrame,
  at: ScreenPoint,
  viewport: Viewport,
  reachPx: number,
): 'turn' | FrameGrip | null {
  const turn = viewport.project(frame.turnHandle.position);
  const { x = 0, y = 0 } = frame.turnHandle.offset ?? {};
  if (frame.scaleHandles.length > 0 && screenDistance({ x: turn.x + x, y: turn.y + y }, at) <= reachPx) return 'turn';
  const near = frame.scaleHandles.find(({ position }) => screenDistance(viewport.project(position), at) <= reachPx);
  return near?.grip ?? null;
}

function outward(centre: ScreenPoint, top: ScreenPoint): ScreenPoint {
  const length = screenDistance(centre, top);
  if (length === 0) return { x: 0, y: -TURN_OFFSET_PX };
  return { x: ((top.x - centre.x) / length) * TURN_OFFSET_PX, y: ((top.y - centre.y) / length) * TURN_OFFSET_PX };
}

function shiftOf([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): readonly [number, number] {
  return [x2 - x1, y2 - y1];
}
