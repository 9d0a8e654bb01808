import { drawHatchTile } from './hatch-atlas.ts';
import type { HatchId } from '../kinds/kind.ts';
import { lengthText } from './length-text.ts';
import type { Palette, Rgba } from './palette.ts';
import type { DrawnArea, DrawnHatch, DrawnIcon, DrawnPath } from './plan-drawing.ts';
import type { SymbolAtlas } from './symbol-atlas.ts';
import type { ToolView } from './tool.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/** One thing over the other: areas, hatches, lines, icons. */
export interface Stratum {
  readonly areas: readonly DrawnArea[];
  readonly hatches: readonly DrawnHatch[];
  readonly paths: readonly DrawnPath[];
  readonly icons: readonly DrawnIcon[];
}

/** What lies above the map and changes with the pointer. */
export interface PencilScene {
  /** The lower before the upper. */
  readonly strata: readonly Stratum[];
  readonly notes: ToolView['notes'];
  readonly brush: ToolView['brush'];
  readonly palette: Palette;
  readonly symbols: SymbolAtlas;
}

/**
 * A canvas of its own above the map for what is selected, hovered or under the pencil. The map is not drawn again when only
 * this changes, so that a movement of the pointer costs the same however much is on the map.
 */
export interface PencilCanvas {
  draw(scene: PencilScene): void;
  dispose(): void;
}

const NOTE_FONT = '600 12px "Noto Sans SC", sans-serif';
const NOTE_OFFSET_PX = 4;
const NOTE_HALO_PX = 4;
const BRUSH_PX = 1.6;

/** Adds the canvas to the map's container. */
export function createPencilCanvas(container: HTMLElement, viewport: Viewport): PencilCanvas {
  const canvas = document.createElement('canvas');
  canvas.dataset['part'] = 'pencil';
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
  container.append(canvas);
  const pen = canvas.getContext('2d');
  const patterns = new Map<string, CanvasPattern | null>();
  let isEmpty = true;

  /** Sizes the canvas to the map and clears it. */
  function prepare(ink: CanvasRenderingContext2D): void {
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(viewport.width * ratio), Math.round(viewport.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      Object.assign(canvas.style, { width: `${String(viewport.width)}px`, height: `${String(viewport.height)}px` });
    }
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, viewport.width, viewport.height);
  }

  function trace(ink: CanvasRenderingContext2D, lines: readonly (readonly (readonly number[])[])[]): void {
    ink.beginPath();
    for (const line of lines) {
      line.forEach((position, index) => {
        const { x, y } = viewport.project([...position]);
        if (index === 0) ink.moveTo(x, y);
        else ink.lineTo(x, y);
      });
    }
  }

  function patternOf(ink: CanvasRenderingContext2D, { hatch, colour }: DrawnHatch): CanvasPattern | null {
    const ratio = window.devicePixelRatio;
    const name = `${hatch} ${cssOf(colour)} ${String(ratio)}`;
    const known = patterns.get(name);
    if (known !== undefined) return known;
    const tile = drawHatchTile(hatch as HatchId, cssOf(colour), ratio);
    const pattern = tile === null ? null : ink.createPattern(pictureOf(tile), 'repeat');
    pattern?.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, 0, 0]));
    patterns.set(name, pattern);
    return pattern;
  }

  function paint(ink: CanvasRenderingContext2D, { areas, hatches, paths, icons }: Stratum, symbols: SymbolAtlas): void {
    for (const { rings, colour } of areas) {
      trace(ink, rings);
      ink.fillStyle = cssOf(colour);
      ink.fill('evenodd');
    }
    for (const hatch of hatches) {
      const pattern = patternOf(ink, hatch);
      if (pattern === null) continue;
      trace(ink, hatch.rings);
      ink.fillStyle = pattern;
      ink.fill('evenodd');
    }
    ink.lineJoin = 'round';
    for (const { path, colour, widthPx, dashPx, flat } of paths) {
      trace(ink, [path]);
      ink.lineCap = flat === true ? 'butt' : 'round';
      ink.strokeStyle = cssOf(colour);
      ink.lineWidth = widthPx;
      ink.setLineDash(dashPx[1] === 0 ? [] : [...dashPx]);
      ink.stroke();
    }
    ink.setLineDash([]);
    for (const { position, icon, sizePx, opacity, offset } of icons) {
      const frame = symbols.frames[icon];
      if (frame === undefined) continue;
      const { x, y } = viewport.project(position);
      const [left, top] = [x + (offset?.x ?? 0) - sizePx / 2, y + (offset?.y ?? 0) - sizePx / 2];
      ink.globalAlpha = opacity / 255;
      ink.drawImage(symbols.canvas, frame.x, frame.y, frame.width, frame.height, left, top, sizePx, sizePx);
    }
    ink.globalAlpha = 1;
  }

  function write(ink: CanvasRenderingContext2D, text: string, { x, y }: ScreenPoint, palette: Palette): void {
    ink.font = NOTE_FONT;
    ink.textAlign = 'center';
    ink.textBaseline = 'bottom';
    ink.lineWidth = NOTE_HALO_PX;
    ink.strokeStyle = palette.css('paper-float');
    ink.strokeText(text, x, y - NOTE_OFFSET_PX);
    ink.fillStyle = palette.css('ink');
    ink.fillText(text, x, y - NOTE_OFFSET_PX);
  }

  return {
    draw({ strata, notes, brush, palette, symbols }) {
      const hasNothing = notes.length === 0 && brush === null && strata.every(isBare);
      if (pen === null || (hasNothing && isEmpty)) return;
      isEmpty = hasNothing;
      prepare(pen);
      for (const stratum of strata) paint(pen, stratum, symbols);
      if (brush !== null) {
        const { x, y } = viewport.project(brush.at);
        for (const [colour, width] of [
          [palette.css('paper-float'), BRUSH_PX * 2.4],
          [palette.css('accent'), BRUSH_PX],
        ] as const) {
          pen.beginPath();
          pen.arc(x, y, brush.radiusPx, 0, 2 * Math.PI);
          pen.strokeStyle = colour;
          pen.lineWidth = width;
          pen.stroke();
        }
      }
      for (const { at, lengthM } of notes) write(pen, lengthText(lengthM), viewport.project(at), palette);
    },
    dispose: () => canvas.remove(),
  };
}

function isBare({ areas, hatches, paths, icons }: Stratum): boolean {
  return areas.length + hatches.length + paths.length + icons.length === 0;
}

function cssOf([red, green, blue, opacity]: Rgba): string {
  return `rgba(${String(red)},${String(green)},${String(blue)},${(opacity / 255).toFixed(3)})`;
}

function pictureOf(tile: ImageData): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = tile.width;
  picture.height = tile.height;
  picture.getContext('2d')?.putImageData(tile, 0, 0);
  return picture;
}
