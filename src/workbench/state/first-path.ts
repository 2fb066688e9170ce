/** The scenario that the page opens with. */
export const firstPath = 'scenarios/pressed-unit-now.yaml';
