export { baseRateOf, coverageOf, densityOf, isInBox, supportOf } from './box.ts';
export type { Box, BoxCounts, BoxLimit } from './box.ts';
export { discover, fewestOfAKind, resamples } from './discover.ts';
export type {
  DiscoveredBox,
  DiscoveredLimit,
  DiscoverPoint,
  DiscoverRequest,
  DiscoverResult,
  DiscoverVerdict,
  TrajectoryBox,
} from './discover.ts';
export { boxCsv, judgedPointsCsv, trajectoryCsv } from './tables.ts';
