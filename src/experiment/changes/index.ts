export { attributeToProgram, figureOfMeasure } from './attribution.ts';
export type { AttributedMeasure } from './attribution.ts';
export { figuresOfResults, figuresOnlyIn, movedFigures, recordedFigures } from './moved-figures.ts';
export type { MovedFigure, RecordedFigure, RecordedFigures } from './moved-figures.ts';
export { changesCsv } from './tables.ts';
