/** Where officers of a unit come from; each is a source of random numbers of its own. */
export const OfficerSource = {
  /** In post on the first day. */
  initial: 0,
  /** A probation officer recruited by plan. */
  recruited: 1,
  /** A trainee. */
  trained: 2,
  agency: 3,
  /** The first in a post that was made after the first day: of a services officer, of a senior. */
  newServicesPost: 4,
  newSeniorPost: 5,
} as const;
const sourceCount = 8;
/** As many holders of one post as there are random numbers for. */
const mostHolders = 512;
/** Serial numbers of one grade on the first day. */
export const numbersPerGrade = 100_000;

/**
 * What the random numbers of an officer are keyed by. It is the officer's own: where they come from and which of those
 * they are, or, for whoever fills a post that has fallen vacant, the post and how many have held it before. So one
 * officer more, or one vacancy more, changes nobody else's numbers.
 */
export interface OfficerKey {
  readonly source: number;
  readonly serialNumber: number;
}

/** The source of an officer or of the first holder of the officer's post. */
export const sourceOf = (source: number): number => source % sourceCount;

/** How many have held the post before. */
export const holdersBefore = (source: number): number => Math.floor(source / sourceCount);

/** The key of whoever takes over the post of an officer. */
export const successorOf = ({ source, serialNumber }: OfficerKey): OfficerKey => ({
  source: (source + sourceCount) % (sourceCount * mostHolders),
  serialNumber,
});

/** The draw (0 to 1,048,575) at which an officer's chance of one certain post stands: posts seldom share one. */
export const drawOfPost = ({ source, serialNumber }: OfficerKey): number =>
  Math.imul(Math.imul(serialNumber, 31) + source, 0x9e3779b1) >>> 12;
