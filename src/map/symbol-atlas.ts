import type { KindSymbol, SignId } from '../kinds/kind.ts';
import type { Palette } from './palette.ts';
import { SIGN_SHAPES, SIGN_STROKE } from '../kinds/sign-shape.ts';

/** Place of an icon in the atlas, in texels; deck.gl's form. */
export interface IconFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mask: false;
}

/** Discs with signs and the marks of the tools in one picture. */
export interface SymbolAtlas {
  readonly canvas: HTMLCanvasElement;
  readonly frames: Readonly<Record<string, IconFrame>>;
}

/** Marks that the tools and the selection put on the map. */
export type MarkId = (typeof MARKS)[number];

const CELL = 64;
const COLUMNS = 8;
const MARKS = [
  'vertex',
  'focused',
  'midpoint',
  'crossing',
  'turn',
  'snap-vertex',
  'snap-edge',
  'snap-perpendicular',
  'removed',
  'ring-selected',
  'ring-hovered',
  'ring-second',
] as const;
/** Icons are drawn in a box of this many CSS px; what they show is smaller. */
const MARK_BOX_PX = 16;

/** Name of a disc in the atlas. */
export function discName(symbol: KindSymbol): string {
  return `disc:${symbol.sign ?? 'dot'}:${symbol.colour}`;
}

/** Draws all marks, and a disc for every symbol that has a sign. */
export function drawSymbolAtlas(palette: Palette, symbols: readonly KindSymbol[]): SymbolAtlas {
  const discs = new Map(symbols.filter(({ sign }) => sign !== null).map((symbol) => [discName(symbol), symbol]));
  const names = [...MARKS, ...discs.keys()];
  const canvas = document.createElement('canvas');
  canvas.width = CELL * COLUMNS;
  canvas.height = CELL * Math.ceil(names.length / COLUMNS);
  const pen = canvas.getContext('2d');
  const frames: Record<string, IconFrame> = {};
  names.forEach((name, index) => {
    const x = (index % COLUMNS) * CELL;
    const y = Math.floor(index / COLUMNS) * CELL;
    frames[name] = { x, y, width: CELL, height: CELL, mask: false };
    if (pen === null) return;
    pen.save();
    pen.translate(x, y);
    const symbol = discs.get(name);
    if (symbol === undefined) paintMark(pen, name as MarkId, palette);
    else paintDisc(pen, symbol.sign ?? 'dot', palette.css(symbol.colour), palette);
    pen.restore();
  });
  return { canvas, frames };
}

function paintDisc(pen: CanvasRenderingContext2D, sign: SignId, colour: string, palette: Palette): void {
  const shape = SIGN_SHAPES[sign];
  const contrast = palette.theme === 'light' ? palette.css('paper-float') : palette.css('paper-sunk');
  pen.scale(CELL / 24, CELL / 24);
  circle(pen, 11.5);
  pen.fillStyle = contrast;
  pen.fill();
  circle(pen, 10.2);
  pen.fillStyle = colour;
  pen.fill();
  pen.translate(12, 12);
  pen.scale(0.74, 0.74);
  pen.translate(-12, -12);
  pen.strokeStyle = contrast;
  pen.fillStyle = contrast;
  pen.lineWidth = SIGN_STROKE;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  if (shape.strokePath !== '') pen.stroke(new Path2D(shape.strokePath));
  if (shape.fillPath !== '') pen.fill(new Path2D(shape.fillPath));
}

function paintMark(pen: CanvasRenderingContext2D, mark: MarkId, palette: Palette): void {
  const accent = palette.css('accent');
  const paper = palette.css('paper-float');
  if (mark === 'ring-selected' || mark === 'ring-hovered') {
    pen.scale(CELL / 24, CELL / 24);
    ringMark(pen, mark === 'ring-selected' ? 3 : 1.8, accent, paper);
    return;
  }
  if (mark === 'ring-second') {
    // Of the second of two schemes: dashed, as its outlines are.
    pen.scale(CELL / 24, CELL / 24);
    pen.setLineDash([5, 3]);
    ringMark(pen, 3, palette.css('short'), paper);
    return;
  }
  pen.scale(CELL / MARK_BOX_PX, CELL / MARK_BOX_PX);
  switch (mark) {
    case 'vertex':
    case 'focused': {
      const half = mark === 'focused' ? 5 : 4;
      pen.fillStyle = mark === 'focused' ? accent : paper;
      pen.strokeStyle = mark === 'focused' ? paper : accent;
      pen.lineWidth = 1.6;
      pen.fillRect(8 - half, 8 - half, 2 * half, 2 * half);
      pen.strokeRect(8 - half + 0.8, 8 - half + 0.8, 2 * half - 1.6, 2 * half - 1.6);
      return;
    }
    case 'midpoint':
      pen.beginPath();
      pen.arc(8, 8, 2.5, 0, 2 * Math.PI);
      pen.fillStyle = paper;
      pen.strokeStyle = accent;
      pen.lineWidth = 1.4;
      pen.fill();
      pen.stroke();
      return;
    case 'turn':
      paintCased(pen, 'M12.2 5.4A5 5 0 1 0 13 8M12.6 2.6V5.6H9.6', accent, paper);
      return;
    case 'snap-vertex':
      paintCased(pen, 'M3 3H13V13H3Z', accent, paper);
      return;
    case 'snap-edge':
      paintCased(pen, 'M3 3L13 13M13 3L3 13', accent, paper);
      return;
    case 'snap-perpendicular':
      paintCased(pen, 'M4 2.5V12.5H14M4 8H8.5V12.5', accent, paper);
      return;
    case 'crossing':
      paintCross(pen, palette.css('forbid-fill'), paper);
      return;
    case 'removed':
      paintCross(pen, palette.css('ink-2'), paper);
  }
}

function ringMark(pen: CanvasRenderingContext2D, width: number, accent: string, paper: string): void {
  circle(pen, 9.6);
  pen.strokeStyle = paper;
  pen.lineWidth = width + 1.6;
  pen.stroke();
  pen.strokeStyle = accent;
  pen.lineWidth = width;
  pen.stroke();
}

function paintCross(pen: CanvasRenderingContext2D, colour: string, casing: string): void {
  paintCased(pen, 'M4 4l8 8M12 4l-8 8', colour, casing, 2.2);
}

function paintCased(pen: CanvasRenderingContext2D, outline: string, colour: string, casing: string, width = 1.6): void {
  const path = new Path2D(outline);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = casing;
  pen.lineWidth = 2 * width;
  pen.stroke(path);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke(path);
}

function circle(pen: CanvasRenderingContext2D, radius: number): void {
  pen.beginPath();
  pen.arc(12, 12, radius, 0, 2 * Math.PI);
}
