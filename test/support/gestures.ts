import type { Page } from 'playwright-core';

/** A place on the map, in shares of its width and height. */
type Place = readonly [across: number, down: number];

/** What a hand does on the map of the open page. */
export interface Hand {
  readonly page: Page;
  key(...keys: readonly string[]): Promise<void>;
  click(place: Place, modifier?: 'Shift'): Promise<void>;
  clicks(...places: readonly Place[]): Promise<void>;
  drag(from: Place, to: Place, ...through: readonly Place[]): Promise<void>;
  /** Chooses a kind of the palette by its name. */
  kind(name: string): Promise<void>;
  /** Runs a command of the palette by its name; a number is put into the card that asks for one. */
  command(name: string, amount?: number): Promise<void>;
  select(first: Place, ...others: readonly Place[]): Promise<void>;
}

/** Presses the key that zooms in until the scale is at least this large. */
async function zoomIn(page: Page, denominator: number): Promise<void> {
  await page.locator('[data-region="map"] [role="application"]').focus();
  for (let step = 0; step < 20; step += 1) {
    const text = (await page.locator('[data-region="map"]').textContent()) ?? '';
    const scale = /1 : ([\d\s]+)/u.exec(text)?.[1]?.replaceAll(/\s/gu, '') ?? '';
    if (Number(scale) <= denominator) return;
    await page.keyboard.press('+');
    await page.waitForTimeout(700);
  }
  throw new Error(`the map never came nearer than 1 : ${String(denominator)}`);
}

/** A hand on the open page, after zooming in; the map must not be moved afterwards. */
export async function handOn(page: Page): Promise<Hand> {
  await zoomIn(page, 40_000);
  const ground = await page.locator('[data-region="map"] [role="application"]').boundingBox();
  if (ground === null) throw new Error('there is no map');
  const at = ([across, down]: Place): readonly [number, number] => [
    ground.x + across * ground.width,
    ground.y + down * ground.height,
  ];
  const hand: Hand = {
    page,
    async key(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async click(place, modifier) {
      const [x, y] = at(place);
      if (modifier !== undefined) await page.keyboard.down(modifier);
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.click(x, y);
      if (modifier !== undefined) await page.keyboard.up(modifier);
    },
    async clicks(...places) {
      for (const place of places) await hand.click(place);
    },
    async drag(from, to, ...through) {
      await page.mouse.move(...at(from), { steps: 3 });
      await page.mouse.down();
      for (const place of [...through, to]) await page.mouse.move(...at(place), { steps: 5 });
      await page.mouse.up();
    },
    async kind(name) {
      await page.getByRole('button', { name, exact: true }).first().click();
    },
    async command(name, amount) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      if (amount === undefined) return;
      const input = page.locator('form input[inputmode="decimal"]');
      await input.fill(String(amount));
      await input.press('Enter');
    },
    async select(first, ...others) {
      await page.keyboard.press('v');
      await hand.click(first);
      for (const place of others) await hand.click(place, 'Shift');
    },
  };
  return hand;
}

/** Fields side by side between the rail at the left and the bars above and below, about 100 px wide. */
const field = (column: number, row: number, x = 0.5, y = 0.5): Place => [
  0.08 + 0.124 * (column + x),
  0.15 + 0.137 * (row + y),
];
const box = (column: number, row: number, inset = 0.1): readonly Place[] => [
  field(column, row, inset, inset),
  field(column, row, 1 - inset, inset),
  field(column, row, 1 - inset, 1 - inset),
  field(column, row, inset, 1 - inset),
];

/** Draws a polygon of the kind in hand into a field. */
async function polygonIn(hand: Hand, column: number, row: number, inset?: number): Promise<void> {
  await hand.key('p');
  await hand.clicks(...box(column, row, inset));
  await hand.key('Enter');
}

async function rectangleIn(hand: Hand, column: number, row: number): Promise<void> {
  await hand.key('r');
  await hand.drag(field(column, row, 0.1, 0.1), field(column, row, 0.9, 0.9));
}

/** A gesture with its name. */
export type Gesture = readonly [name: string, run: (hand: Hand) => Promise<void>];

/** Sixty gestures over all tools; each must be exactly one step. */
export const GESTURES: readonly Gesture[] = [
  [
    'polygon',
    async (hand) => {
      await hand.kind('林地');
      await polygonIn(hand, 0, 0);
    },
  ],
  ['polygon beside it', (hand) => polygonIn(hand, 1, 0)],
  ['rectangle', (hand) => rectangleIn(hand, 2, 0)],
  [
    'circle',
    async (hand) => {
      await hand.key('c');
      await hand.drag(field(3, 0), field(3, 0, 0.9, 0.5));
    },
  ],
  [
    'freehand',
    async (hand) => {
      await hand.key('f');
      await hand.drag(field(4, 0, 0.1, 0.1), field(4, 0, 0.12, 0.2), ...box(4, 0), field(4, 0, 0.1, 0.4));
    },
  ],
  [
    'belt',
    async (hand) => {
      await hand.key('l');
      await hand.clicks(field(5, 0, 0.1), field(5, 0, 0.5, 0.3), field(5, 0, 0.9));
      await hand.key('Enter');
    },
  ],
  [
    'painted parcels',
    async (hand) => {
      await hand.key('Escape', 'Escape', 'b');
      await hand.drag(field(6, 0), field(6, 0, 0.6));
    },
  ],
  [
    'wetland',
    async (hand) => {
      await hand.kind('湿地');
      await polygonIn(hand, 2, 1);
    },
  ],
  ['wetland beside it', (hand) => polygonIn(hand, 3, 1)],
  [
    'charging station',
    async (hand) => {
      await hand.kind('充电站');
      await hand.click(field(0, 1));
    },
  ],
  ['another one', (hand) => hand.click(field(1, 1))],
  [
    'PV field',
    async (hand) => {
      await hand.kind('光伏');
      await rectangleIn(hand, 4, 1);
    },
  ],
  [
    'move a vertex',
    async (hand) => {
      await hand.select(field(0, 0));
      await hand.key('e');
      await hand.drag(field(0, 0, 0.1, 0.1), field(0, 0, 0.2, 0.2));
    },
  ],
  ['insert a vertex', (hand) => hand.drag(field(0, 0, 0.9, 0.5), field(0, 0, 0.98, 0.5))],
  ['delete that vertex', (hand) => hand.key('Delete')],
  ['nudge a vertex by keys', (hand) => hand.key('.', 'ArrowRight', 'ArrowRight', 'Enter')],
  ['drag an edge', (hand) => hand.drag(field(0, 0, 0.3, 0.9), field(0, 0, 0.3, 0.97))],
  [
    'move a feature',
    async (hand) => {
      await hand.select(field(1, 0));
      await hand.key('t');
      await hand.drag(field(1, 0), field(1, 0, 0.55, 0.55));
    },
  ],
  ['move it by keys', (hand) => hand.key('Shift+ArrowLeft', 'Enter')],
  ['scale it', (hand) => hand.drag(field(1, 0, 0.84, 0.95), field(1, 0, 0.74, 0.85))],
  [
    'split',
    async (hand) => {
      await hand.select(field(2, 0));
      await hand.key('s');
      await hand.clicks(field(2, 0, 0.5, -0.03), field(2, 0, 0.5, 1.03));
      await hand.key('Enter');
    },
  ],
  ['merge the halves', (hand) => hand.key('j')],
  [
    'cut a hole',
    async (hand) => {
      await hand.select(field(2, 0, 0.2, 0.2));
      await hand.key('h');
      await hand.clicks(...box(2, 0, 0.35));
      await hand.key('Enter');
    },
  ],
  ['fill it', (hand) => hand.command('填洞')],
  [
    'add a part',
    async (hand) => {
      await hand.key('a');
      await hand.clicks(...box(2, 2, 0.3));
      await hand.key('Enter');
    },
  ],
  ['make the parts features', (hand) => hand.command('拆成单个部分')],
  [
    'widen',
    async (hand) => {
      await hand.select(field(3, 0));
      await hand.command('缓冲', 40);
    },
  ],
  ['simplify', (hand) => hand.command('简化边界', 5)],
  ['scale to an area', (hand) => hand.command('调到给定面积', 60)],
  ['paste a copy', (hand) => hand.key('Control+c', 'Control+v')],
  ['delete the copy', (hand) => hand.key('Delete')],
  [
    'cut',
    async (hand) => {
      await hand.select(field(4, 0));
      await hand.key('Control+x');
    },
  ],
  ['paste it again', (hand) => hand.key('Control+v')],
  ['lock', (hand) => hand.command('锁定')],
  ['unlock', (hand) => hand.command('解锁')],
  ['hide', (hand) => hand.command('隐藏')],
  ['show', (hand) => hand.command('显示')],
  ['put in front', (hand) => hand.command('移到最前')],
  ['put behind', (hand) => hand.command('移到最后')],
  ['one up', (hand) => hand.command('上移一位')],
  ['one down', (hand) => hand.command('下移一位')],
  [
    'wetland to be cut',
    async (hand) => {
      await hand.kind('湿地');
      await polygonIn(hand, 0, 3);
    },
  ],
  [
    'wetland over its edge',
    async (hand) => {
      await hand.key('p');
      await hand.clicks(...box(0, 3).map(([x, y]): Place => [x + 0.062, y]));
      await hand.key('Enter');
    },
  ],
  [
    'subtract',
    async (hand) => {
      await hand.select(field(0, 3, 0.2), field(0, 3, 1.2));
      await hand.command('相减');
    },
  ],
  [
    'wetland over both',
    async (hand) => {
      await hand.key('p');
      await hand.clicks(...box(1, 3).map(([x, y]): Place => [x + 0.031, y + 0.015]));
      await hand.key('Enter');
    },
  ],
  [
    'intersect',
    async (hand) => {
      await hand.select(field(0, 3, 1.2), field(1, 3, 1.1));
      await hand.command('相交');
    },
  ],
  [
    'choose by lasso and delete',
    async (hand) => {
      await hand.key('g');
      await hand.drag(
        field(2, 1, -0.1, -0.1),
        field(2, 1, -0.1, 0),
        field(4, 1, 0, -0.05),
        field(4, 1, 0, 1.05),
        field(2, 1, -0.1, 1.1),
      );
      await hand.key('v', 'Delete');
    },
  ],
  [
    'choose by box and move together',
    async (hand) => {
      await hand.key('v');
      await hand.page.keyboard.down('Shift');
      await hand.drag(field(0, 1, 0.1, 0.1), field(1, 1, 0.9, 0.9));
      await hand.page.keyboard.up('Shift');
      await hand.key('t', 'ArrowDown', 'Enter');
    },
  ],
  [
    'draw with the crosshair',
    async (hand) => {
      await hand.kind('草地');
      await hand.page.locator('[data-region="map"] [role="application"]').focus();
      await hand.key(
        'Shift+ArrowDown',
        'Shift+ArrowDown',
        'Space',
        'Shift+ArrowRight',
        'Space',
        'Shift+ArrowDown',
        'Space',
        'Enter',
      );
    },
  ],
  [
    'forest',
    async (hand) => {
      await hand.kind('林地');
      await polygonIn(hand, 4, 2);
    },
  ],
  ['forest beside it', (hand) => rectangleIn(hand, 5, 2)],
  [
    'small circle',
    async (hand) => {
      await hand.key('c');
      await hand.drag(field(3, 3), field(3, 3, 0.7));
    },
  ],
  [
    'green space',
    async (hand) => {
      await hand.kind('城市绿地');
      await polygonIn(hand, 4, 3);
    },
  ],
  [
    'green belt',
    async (hand) => {
      await hand.key('l');
      await hand.clicks(field(5, 3, 0.1), field(5, 3, 0.9, 0.6));
      await hand.key('Enter');
    },
  ],
  [
    'restoration',
    async (hand) => {
      await hand.kind('生态修复');
      await polygonIn(hand, 3, 4);
    },
  ],
  [
    'wind farm',
    async (hand) => {
      await hand.kind('风电场');
      await rectangleIn(hand, 4, 4);
    },
  ],
  [
    'turbine',
    async (hand) => {
      await hand.kind('风机');
      await hand.click(field(5, 4));
    },
  ],
  ['second turbine', (hand) => hand.click(field(5, 4, 0.8))],
  [
    'village',
    async (hand) => {
      await hand.kind('村庄');
      await hand.click(field(6, 4));
    },
  ],
  [
    'turn the wind farm',
    async (hand) => {
      await hand.select(field(4, 4));
      await hand.key('t', 'Shift+ArrowUp', 'Enter');
    },
  ],
];
