import type { CarbonReport, CarbonTransition } from '../evaluate/carbon/carbon-report.ts';

/** Most flows that are drawn one by one. */
const DRAWN = 12;

/** Land that goes from one class to another, ready to be drawn and listed (地类流转). */
export interface TransitionTable {
  /** All, the largest area first. */
  readonly rows: readonly CarbonTransition[];
  readonly areaM2: number;
  /** tC */
  readonly changeT: number;
  readonly nodes: readonly TransitionNode[];
  readonly links: readonly TransitionLink[];
  /** Flows that are listed and not drawn. */
  readonly undrawn: number;
}

/** A class on one side of the drawing. */
export interface TransitionNode {
  /** Unlike the class code it tells the sides apart: a flow may come back to where another begins. */
  readonly id: string;
  readonly side: 'from' | 'to';
  readonly classCode: string;
  readonly areaM2: number;
}

/** A flow between two nodes. */
export interface TransitionLink {
  readonly from: string;
  readonly to: string;
  readonly areaM2: number;
  readonly changeT: number;
}

/** The flows of land that the plan makes; land that stays in its class is no flow. */
export function transitionTable({ transitions }: Pick<CarbonReport, 'transitions'>): TransitionTable {
  const rows = [...transitions].sort((a, b) => b.areaM2 - a.areaM2);
  const drawn = rows.slice(0, DRAWN);
  const nodes = new Map<string, TransitionNode>();
  const addTo = (side: 'from' | 'to', classCode: string, areaM2: number): void => {
    const id = `${side}:${classCode}`;
    nodes.set(id, { id, side, classCode, areaM2: (nodes.get(id)?.areaM2 ?? 0) + areaM2 });
  };
  for (const { from, to, areaM2 } of drawn) {
    addTo('from', from, areaM2);
    addTo('to', to, areaM2);
  }
  return {
    rows,
    areaM2: rows.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    changeT: rows.reduce((sum, { changeT }) => sum + changeT, 0),
    nodes: [...nodes.values()],
    links: drawn.map(({ from, to, areaM2, changeT }) => ({ from: `from:${from}`, to: `to:${to}`, areaM2, changeT })),
    undrawn: rows.length - drawn.length,
  };
}
