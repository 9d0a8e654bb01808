import type { FeatureCollection } from 'geojson';
import type { MetricPlane } from './metric-plane.ts';
import { createRoadAccess, type RoadAccess } from './road-access.ts';
import { findRoadCrossings, joinRoadCrossings, type RoadCrossings } from './road-crossings.ts';
import { findRoadFaults, type RoadFaults } from './road-faults.ts';
import { buildRoadGraph, type RoadGraph } from './road-graph.ts';
import { roadLines } from './road-lines.ts';
import { RoadSearch } from './road-search.ts';

/** The roads of a district with what finds ways on them (路网). */
export interface RoadNetwork {
  readonly graph: RoadGraph;
  readonly access: RoadAccess;
  readonly search: RoadSearch;
  /** Roads that cross without a vertex in common; looked for when first asked. */
  readonly crossings: () => RoadCrossings;
  /** Whether they are junctions here. */
  readonly isJoined: boolean;
  /** What is wrong with it; looked for when first asked. */
  readonly faults: () => RoadFaults;
}

/**
 * Makes the network of a layer of centre lines; null when there is no road in it.
 *
 * @param isJoined whether roads that cross on one level without a vertex in common are joined there
 */
export function createRoadNetwork(layer: FeatureCollection, plane: MetricPlane, isJoined = false): RoadNetwork | null {
  const lines = roadLines(layer, plane);
  let found: RoadCrossings | null = null;
  const crossings = (): RoadCrossings => (found ??= findRoadCrossings(lines));
  const graph = buildRoadGraph(isJoined ? joinRoadCrossings(lines, crossings()) : lines, plane.scaleAt);
  if (graph.edgeFrom.length === 0) return null;
  const access = createRoadAccess(graph, plane.scaleAt);
  let faults: RoadFaults | null = null;
  return {
    graph,
    access,
    search: new RoadSearch(graph),
    crossings,
    isJoined,
    faults: () => (faults ??= findRoadFaults(graph, access)),
  };
}
