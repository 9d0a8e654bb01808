import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import MeasureNumber from '../../../src/ui/control/MeasureNumber.svelte';

const measure = {
  indicator: 'forest.cover',
  zone: 'region',
  year: 2025,
  scenario: 'a',
  value: 30.76123456789012,
  revision: 316,
};
const shown = { number: '30.76', unit: '%' };

describe('MeasureNumber', () => {
  it('shows the rounded number and carries the whole one', () => {
    const { body } = render(MeasureNumber, { props: { measure, shown, stale: false } });
    expect(body).toContain('data-indicator="forest.cover"');
    expect(body).toContain('data-zone="region"');
    expect(body).toContain('data-year="2025"');
    expect(body).toContain('data-scenario="a"');
    expect(body).toContain('data-value="30.76123456789012"');
    expect(body.replaceAll(/<[^>]*>/g, '')).toBe('30.76\u202F%');
    expect(body).not.toContain('aria-busy');
  });

  it('says that it is older than the plan', () => {
    expect(render(MeasureNumber, { props: { measure, shown, stale: true } }).body).toContain('aria-busy="true"');
  });
});
