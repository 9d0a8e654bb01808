/** Which value of carbon is told, the simulation, and what carbon is worked out with. */
export const carbonChoices = {
  'carbon.section.values': 'Values and intervals',
  'carbon.value-choice': 'Value',
  'carbon.value.central': 'Estimate',
  'carbon.value.conservative': 'Conservative',
  'carbon.value-note.central': 'Every factor at its value in the tables',
  'carbon.value-note.conservative':
    'The low end of the 95 % interval: less uptake, more loss; that of the simulation where there is one',
  'carbon.column.propagated': '95 % by error propagation',
  'carbon.column.simulated': '95 % by Monte Carlo',
  'carbon.column.mean': 'Mean',
  'carbon.column.median': 'Median',
  'carbon.simulation.run': 'Monte Carlo, {draws} draws',
  'carbon.simulation.stop': 'Stop',
  'carbon.simulation.none': 'Not simulated yet',
  'carbon.simulation.working': 'Drawing…',
  'carbon.simulation.old': 'The plan, scheme or year has changed; the last simulation is not shown. Run it again.',
  'carbon.simulation.failed': 'The simulation did not finish; the intervals by error propagation are not affected.',
  'carbon.simulation.note':
    'Every factor is drawn from its distribution, and alike wherever it is used (IPCC 2006 vol. 1 ch. 3, approach 2); seed {seed}, so running it again gives the same.',
} as const;
