import Circle from '@lucide/svelte/icons/circle';
import CircleDotDashed from '@lucide/svelte/icons/circle-dot-dashed';
import Lasso from '@lucide/svelte/icons/lasso';
import MapPin from '@lucide/svelte/icons/map-pin';
import MousePointer2 from '@lucide/svelte/icons/mouse-pointer-2';
import Paintbrush from '@lucide/svelte/icons/paintbrush';
import Pencil from '@lucide/svelte/icons/pencil';
import Pentagon from '@lucide/svelte/icons/pentagon';
import Route from '@lucide/svelte/icons/route';
import Ruler from '@lucide/svelte/icons/ruler';
import Scaling from '@lucide/svelte/icons/scaling';
import Scissors from '@lucide/svelte/icons/scissors';
import Square from '@lucide/svelte/icons/square';
import SquarePlus from '@lucide/svelte/icons/square-plus';
import Waypoints from '@lucide/svelte/icons/waypoints';
import type { ToolId } from '../../session/pencil-state.ts';

/** Icon of each tool in the rail. */
export const TOOL_ICONS: Readonly<Record<ToolId, typeof Ruler>> = {
  select: MousePointer2,
  lasso: Lasso,
  polygon: Pentagon,
  freehand: Pencil,
  rectangle: Square,
  circle: Circle,
  belt: Route,
  point: MapPin,
  paint: Paintbrush,
  vertices: Waypoints,
  transform: Scaling,
  split: Scissors,
  hole: CircleDotDashed,
  part: SquarePlus,
  measure: Ruler,
};
