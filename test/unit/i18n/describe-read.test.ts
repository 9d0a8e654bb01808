import { describe, expect, it } from 'vitest';
import { describeRead } from '../../../src/i18n/describe-read.ts';

describe('what reading a file found, in words', () => {
  it('puts the most telling place into the sentence', () => {
    const said = (details: Record<string, string | number>) =>
      describeRead('en', 'format.truncated', { file: 'a.fgb', ...details }).title;
    expect(said({ offset: 123456 })).toBe('a.fgb is cut off at byte 123456');
    expect(said({ offset: 123456, feature: 2000 })).toBe('a.fgb is cut off in feature 2000');
    expect(said({ offset: 9, line: 3, column: 1200 })).toBe('a.fgb is cut off at line 3, column 1200');
    expect(said({})).toBe('a.fgb is cut off');
    expect(describeRead('zh', 'format.truncated', { file: 'a.fgb', feature: 7 })).toEqual({
      title: 'a.fgb 不完整，在中途断开（要素 7）',
      text: '多半是没有传完。换一份完整的文件。',
    });
  });

  it('offers the systems that fit, and only when there are any', () => {
    const details = { file: 'a.shp', x: 512000, y: 4401600 };
    expect(describeRead('zh', 'format.projected', { ...details, candidates: 'EPSG:4548' })).toEqual({
      title: 'a.shp 的坐标不是经纬度（512000, 4401600），文件也没有说明坐标系',
      text: '指明坐标系（CGCS2000 高斯–克吕格，EPSG:4491 到 4554），或转成 EPSG:4490 后再打开。落在本区县的有：EPSG:4548。',
    });
    expect(describeRead('en', 'format.projected', { ...details, candidates: '' }).text).not.toContain('district');
  });

  it('names kinds of geometry in the language', () => {
    const details = { file: 'a.shp', kinds: 'Point, LineString, Curve' };
    expect(describeRead('zh', 'format.no-polygons', details).title).toBe('a.shp 里没有面，只有点、线、Curve');
    expect(describeRead('en', 'format.no-polygons', details).title).toBe(
      'a.shp has no polygons, only Point, LineString, Curve',
    );
  });

  it('a note has no remedy, an unknown code says itself', () => {
    expect(describeRead('en', 'format.extra-bytes', { file: 'a.fgb', count: 12 })).toEqual({
      title: 'a.fgb: bytes after the last feature, not read: 12',
      text: '',
    });
    expect(describeRead('en', 'format.nothing-such', {})).toEqual({ title: 'format.nothing-such', text: '' });
  });
});
