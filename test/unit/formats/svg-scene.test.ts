import { describe, expect, it } from 'vitest';
import { svgScene } from '../../../src/formats/svg-scene.ts';

const SVG = `<svg width="200" height="100" xmlns="http://www.w3.org/2000/svg">
<rect x="0" y="0" width="200" height="100" fill="none"></rect>
<g transform="translate(10 20)"><path d="M0 0L50 0" stroke="rgb(21,89,183)" stroke-width="2" fill="none"></path></g>
<path d="M0 0L10 0L10 10Z" fill="#9dbde6" fill-opacity="0.5"></path>
<text x="100" y="50" text-anchor="middle" dominant-baseline="central" style="font-size:12px;font-weight:600" fill="#1d2221">碳储量</text>
</svg>`;

describe('svgScene', () => {
  const scene = svgScene(SVG, 100);

  it('brings a chart to its width on paper', () => {
    expect([scene.widthMm, scene.heightMm]).toEqual([100, 50]);
  });

  it('places lines, fills and texts with their colours', () => {
    const [line, area, text] = scene.marks;
    if (line?.mark !== 'path' || area?.mark !== 'path' || text?.mark !== 'text') throw new Error('other marks');
    expect([...Array.from(line.coordinates)]).toEqual([5, 10, 30, 10]);
    expect([line.stroke, line.widthMm, line.fill]).toEqual(['#1559b7', 1, null]);
    expect([area.fill, area.opacity, area.isClosed]).toEqual(['#9dbde6', 0.5, true]);
    expect([text.text, text.x, text.anchor, text.isBold]).toEqual(['碳储量', 50, 'middle', true]);
    expect(text.y).toBeGreaterThan(25);
  });

  it('refuses what is no picture', () => {
    expect(() => svgScene('<p>text</p>', 100)).toThrow(RangeError);
  });
});
