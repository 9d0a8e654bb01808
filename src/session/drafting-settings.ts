import { z } from 'zod';
import { createCell, type WritableCell } from './cell.ts';
import type { Preferences } from './ports.ts';

/** How the drawing tools behave (绘图设置); kept with the small settings of the page. */
export interface DraftingSettings {
  /** Pull the pencil to vertices, edges and feet of perpendiculars of plan features (捕捉). */
  readonly snapToFeatures: boolean;
  /** And to parcel borders of the base (捕捉图斑界线). */
  readonly snapToParcels: boolean;
  /** Follow an existing border between two snapped places instead of the straight line (沿边界描线). */
  readonly trace: boolean;
  /** Vertices and edges that features share move together (公共边同步). */
  readonly sharedBorders: boolean;
  /** Width of a belt drawn along a line, m (绿带、道路宽度). */
  readonly beltWidthM: number;
  /** Radius of the brush that paints parcels, px on the screen. */
  readonly brushRadiusPx: number;
  /** What a stroke of the paint tool takes: parcels under a brush, in a box, or connected ones of the same class. */
  readonly paint: 'brush' | 'box' | 'connected';
}

/** What holds until the planner changes it. */
export const FIRST_DRAFTING_SETTINGS: DraftingSettings = {
  snapToFeatures: true,
  snapToParcels: true,
  trace: false,
  sharedBorders: false,
  beltWidthM: 30,
  brushRadiusPx: 12,
  paint: 'brush',
};

const KEY = 'drafting';

/** A kept setting that is not what it should be falls back to the first one, each for itself. */
const keptSettings = z.object({
  snapToFeatures: z.boolean().catch(FIRST_DRAFTING_SETTINGS.snapToFeatures),
  snapToParcels: z.boolean().catch(FIRST_DRAFTING_SETTINGS.snapToParcels),
  trace: z.boolean().catch(FIRST_DRAFTING_SETTINGS.trace),
  sharedBorders: z.boolean().catch(FIRST_DRAFTING_SETTINGS.sharedBorders),
  beltWidthM: z.number().positive().max(10_000).catch(FIRST_DRAFTING_SETTINGS.beltWidthM),
  brushRadiusPx: z.number().min(2).max(200).catch(FIRST_DRAFTING_SETTINGS.brushRadiusPx),
  paint: z.enum(['brush', 'box', 'connected']).catch(FIRST_DRAFTING_SETTINGS.paint),
});

/** The settings as they were left, written down at every change. */
export function keepDraftingSettings(preferences: Preferences): WritableCell<DraftingSettings> {
  const settings = createCell<DraftingSettings>(readKept(preferences.read(KEY)));
  settings.subscribe((changed) => preferences.write(KEY, JSON.stringify(changed)));
  return settings;
}

function readKept(text: string | null): DraftingSettings {
  if (text === null) return FIRST_DRAFTING_SETTINGS;
  try {
    const kept = keptSettings.safeParse(JSON.parse(text));
    return kept.success ? kept.data : FIRST_DRAFTING_SETTINGS;
  } catch {
    return FIRST_DRAFTING_SETTINGS; // not JSON: somebody else's entry
  }
}
