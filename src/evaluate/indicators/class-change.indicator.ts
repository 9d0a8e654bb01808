import { type Indicator, NO_LAND_COVER, noValue } from './indicator.ts';

/** Land that the plan turns from one class into another (地类流转), m², by `from→to`. */
export const classChangeIndicator: Indicator = {
  id: 'area.change',
  unit: 'm2',
  compute({ ground, changes, failure }) {
    if (ground === null) return noValue(NO_LAND_COVER);
    if (failure !== null) return noValue(failure);
    return [...changes.byChange].map(([group, value]) => ({ group, value, none: null }));
  },
};
