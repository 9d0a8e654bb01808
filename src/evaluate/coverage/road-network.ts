import type { FeatureCollection } from 'geojson';
import type { MetricPlane } from './metric-plane.ts';
import { createRoadAccess, type RoadAccess } from './road-access.ts';
import { buildRoadGraph, type RoadGraph } from './road-graph.ts';
import { roadLines } from './road-lines.ts';
import { RoadSearch } from './road-search.ts';

/** The roads of a district with what finds ways on them (路网). */
export interface RoadNetwork {
  readonly graph: RoadGraph;
  readonly access: RoadAccess;
  readonly search: RoadSearch;
}

/** Makes the network of a layer of centre lines; null when there is no road in it. */
export function createRoadNetwork(layer: FeatureCollection, plane: MetricPlane): RoadNetwork | null {
  const graph = buildRoadGraph(roadLines(layer, plane), plane.scaleAt);
  if (graph.edgeFrom.length === 0) return null;
  return { graph, access: createRoadAccess(graph, plane.scaleAt), search: new RoadSearch(graph) };
}
