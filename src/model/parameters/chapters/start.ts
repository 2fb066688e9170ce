import { ofFirstDay, quantity } from '../definition.ts';

/** How the service is made ready before the first day. */
export const start = {
  run_in: ofFirstDay(
    quantity('months', {
      least: 1,
      most: 36,
      about: 'How long the service runs at its starting rates, with staff numbers held constant, before the first day.',
    }),
  ),
  largest_caseload: ofFirstDay(
    quantity('cases', {
      least: 0,
      most: 500,
      whole: true,
      about:
        'Cases that one probation officer of each delivery unit holds on the first day, whatever the load, as set ' +
        'by hand; 0 means that managers allocate all cases by load.',
    }),
  ),
} as const;
