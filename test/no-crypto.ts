/**
 * Stands in for Node's crypto where seedrandom is bundled for a browser; it asks for it only to seed itself, which
 * procap never does.
 */
export const randomBytes = undefined;
