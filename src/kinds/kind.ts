/** Ids of everything that can be drawn; fixed by the plan file format. */
export type KindId =
  | 'ecological-redline'
  | 'farmland-redline'
  | 'urban-boundary'
  | 'protected-area'
  | 'forest'
  | 'wetland'
  | 'grassland'
  | 'farmland'
  | 'marine-sink'
  | 'restoration'
  | 'green-space'
  | 'pv'
  | 'wind-turbine'
  | 'wind-farm'
  | 'pumped-storage'
  | 'battery-storage'
  | 'hydrogen'
  | 'biomass'
  | 'geothermal'
  | 'charging-station'
  | 'swap-station'
  | 'bus-stop'
  | 'place'
  | 'village'
  | 'industrial-park'
  | 'data-centre'
  | 'building'
  | 'zone';

/** Groups of the palette (图例分组), in the order shown: 管控线 · 碳汇 · 修复 · 新能源 · 充电与公交 · 园区. */
export type KindGroup = 'control' | 'sink' | 'restoration' | 'energy' | 'charging' | 'park';

/** How a kind lies on the map. */
export type KindGeometry = 'polygon' | 'point';

/**
 * How a kind looks (图式). Colours are names of design tokens (`--k-forest`), so that both themes have their own value.
 */
export interface KindSymbol {
  /** Design token of stroke and symbol, without the leading `--`. */
  readonly colour: string;
  readonly strokeWidthPx: number;
  /** Dash lengths in px; empty = solid. */
  readonly dash: readonly number[];
  /** Share of the fill colour, 0–1. */
  readonly fillOpacity: number;
  /** Hatch pattern drawn over the fill, or null. */
  readonly hatch: HatchId | null;
  /** Sign inside a disc for points, or null for areas and lines. */
  readonly sign: SignId | null;
}

/** Hatches of the map and of the palette swatches (填充花纹). */
export type HatchId =
  | 'diagonal'
  | 'upright-strokes'
  | 'rim-dots'
  | 'open-rings'
  | 'reeds'
  | 'tufts'
  | 'level-lines'
  | 'waves'
  | 'back-diagonal'
  | 'filled-dots'
  | 'panel-cells'
  | 'park-diagonal';

/** Signs inside the discs of point kinds (点状符号). */
export type SignId =
  | 'blades'
  | 'two-levels'
  | 'battery'
  | 'letter-h'
  | 'sprout'
  | 'vapour'
  | 'bolt'
  | 'two-arrows'
  | 'bus'
  | 'dot'
  | 'roof'
  | 'stack';

/** One field of a kind (属性字段): how it is entered, in which unit, and what holds when it is left empty. */
export interface KindField {
  readonly id: string;
  /** Message keys `field.<id>` carry the label. */
  readonly input: 'number' | 'text' | 'choice';
  readonly unit: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Values of a choice; labels are messages `choice.<field>.<value>`. */
  readonly choices: readonly string[];
  readonly default: number | string | null;
  /** Where the default comes from; null when there is no default. */
  readonly defaultSource: string | null;
  /** Whether the value belongs to the whole feature: summed when areas are merged, shared by area when one is split. */
  readonly additive: boolean;
}

/**
 * What a polygon of the kind makes of the land under it (对地类的作用); null = the land class stays.
 * `class` is a class of the third national land survey (三调).
 */
export interface LandEffect {
  readonly class: string;
}

/** Everything the desk needs to know about a kind: palette, legend, forms, drawing and evaluation derive from it alone. */
export interface Kind {
  readonly id: KindId;
  readonly group: KindGroup;
  readonly geometry: KindGeometry;
  readonly symbol: KindSymbol;
  readonly fields: readonly KindField[];
  readonly landEffect: LandEffect | null;
  /** Smallest area that counts, m²; 0 where no source sets one. */
  readonly minimumAreaM2: number;
  /** Largest area that counts, m²; null where no source sets one. */
  readonly maximumAreaM2: number | null;
  /** Indicators that features of the kind count for (计入的指标), as the interfaces name them; empty where they count for none. */
  readonly indicators: readonly string[];
}
