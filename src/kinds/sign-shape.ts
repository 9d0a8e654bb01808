import type { SignId } from './kind.ts';

/** The sign inside a disc: SVG path data in a box of 24 × 24 with its centre at 12, 12. */
export interface SignShape {
  readonly strokePath: string;
  readonly fillPath: string;
}

/** Stroke of the signs in the same box. */
export const SIGN_STROKE = 2.2;

/** All signs of point kinds (点状符号). */
export const SIGN_SHAPES: Readonly<Record<SignId, SignShape>> = {
  blades: {
    strokePath: 'M12 12V4.5M12 12l6.4 3.8M12 12l-6.4 3.8',
    fillPath: 'M10.4 12a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0z',
  },
  'two-levels': { strokePath: 'M5.5 9h6M12.5 15.5h6M11.5 9l1 6.5', fillPath: '' },
  battery: { strokePath: 'M6 9h10v6.5H6zM18.2 11v2.5', fillPath: 'M8 11h3v2.5H8z' },
  'letter-h': { strokePath: 'M8.5 6.5v11M15.5 6.5v11M8.5 12h7', fillPath: '' },
  sprout: {
    strokePath: 'M12 18.5v-7M12 12c0-3-2.2-5-5.5-5c0 3.2 2.2 5 5.5 5M12 13.5c0-2.4 1.9-4.2 5-4.2c0 2.8-2 4.2-5 4.2',
    fillPath: '',
  },
  vapour: {
    strokePath:
      'M8 17.5c-1.8-2.2 1.8-4 0-6.2s1.8-3 0-4.8M12 17.5c-1.8-2.2 1.8-4 0-6.2s1.8-3 0-4.8M16 17.5c-1.8-2.2 1.8-4 0-6.2s1.8-3 0-4.8',
    fillPath: '',
  },
  bolt: { strokePath: '', fillPath: 'M13.4 4.5L6.8 13.4h4.4l-1 6.1l7-9.2h-4.6z' },
  'two-arrows': {
    strokePath: 'M6.5 9.5h10M14 6.8l2.8 2.7L14 12.2M17.5 14.8h-10M10 12.1l-2.8 2.7l2.8 2.7',
    fillPath: '',
  },
  bus: { strokePath: 'M7 6.5h10v10H7zM7 12h10', fillPath: 'M8 16.5h2.4v2.6H8zM13.6 16.5H16v2.6h-2.4z' },
  dot: { strokePath: '', fillPath: 'M8.6 12a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z' },
  roof: { strokePath: 'M5.5 12.5L12 6.5l6.5 6M8 11.5v6h8v-6', fillPath: '' },
  stack: { strokePath: 'M7 6.5h10v4H7zM7 13.5h10v4H7z', fillPath: '' },
};
