/** Stands in for Node's crypto in the browser: seedrandom asks for it only to seed itself, which procap never does. */
export const randomBytes = undefined;
