/** What an area's figures are and where each comes from. Plain data. */
export interface AreaAccount {
  /** The file that has the own figures. */
  readonly file: string;
  readonly area: string;
  /** How much of the service the area is taken to be, in a sentence. */
  readonly basis: string;
  readonly lines: readonly AccountLine[];
  /** What the user should know of the own figures, in sentences. */
  readonly remarks: readonly string[];
}

export interface AccountLine {
  readonly line: string;
  readonly unit: string;
  /** As the run begins with it. */
  readonly here: number;
  /** What the share of the area in the national figure would be. */
  readonly national: number;
  readonly from: 'own' | 'follows' | 'national';
  /** The source of an own figure; how one that follows is worked out. */
  readonly words?: string;
}
