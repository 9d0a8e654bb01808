/**
 * Properties are tested with the same inputs in every run, so that a run that fails fails again. `TANTU_SEED` names other
 * inputs: a number, or `random`.
 */
import fc from 'fast-check';

const USUAL_SEED = 31_02;
const asked = process.env['TANTU_SEED'];

if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? USUAL_SEED : Number(asked) });
