/** The probation delivery units, in arrays by place; each belongs to a region. */
export class Units {
  readonly count: number;
  readonly names: readonly string[];
  readonly regions: readonly string[];
  /** Place of the unit's region in `regions`. */
  readonly region: Int16Array;
  /** Share of all starts of supervision, and of all posts; each adds up to 1. */
  readonly shareOfCases: Float64Array;
  readonly shareOfStaff: Float64Array;

  /** Officers of the unit who may hold cases, in order of joining; all its probation officers, whatever their work. */
  readonly holders: number[][];
  readonly probationOfficers: number[][];
  /** Cases waiting for allocation or transfer, their papers complete. */
  readonly waiting: number[][];
  /** How many of those waiting have no officer; and how many of these need a probation officer. */
  readonly unallocatedWaiting: Int32Array;
  readonly waitingForProbationOfficer: Int32Array;
  /** Cases that need a community officer, with or without one. */
  readonly needing: Int32Array;
  /** People whose recorded risk is below their actual risk, among those cases; person-days of it this month; and until when they are added up. */
  readonly hidden: Int32Array;
  readonly hiddenDays: Float64Array;
  readonly hiddenUntil: Float64Array;
  /** The same three of staff off sick. */
  readonly sick: Int32Array;
  readonly sickDays: Float64Array;
  readonly sickUntil: Float64Array;

  /** Share of its practitioners in the first two years of service; share of its qualified officers' time that mentoring takes. */
  readonly inexperience: Float64Array;
  readonly mentoring: Float64Array;
  /** People being recruited or promoted into posts of probation services officers and seniors. */
  readonly officersOnTheWay: Int32Array;
  readonly seniorsOnTheWay: Int32Array;
  /** People in post by grade: [unit * 5 + grade]; agency officers are not among them. */
  readonly inPost: Int32Array;
  /** How many joined by each source, for their order of birth. */
  readonly births: Int32Array;

  constructor(regions: readonly string[], names: readonly string[], region: readonly number[], shareOfCases: readonly number[], shareOfStaff: readonly number[]) {
    const count = names.length;
    this.count = count;
    this.names = names;
    this.regions = regions;
    this.region = Int16Array.from(region);
    this.shareOfCases = Float64Array.from(shareOfCases);
    this.shareOfStaff = Float64Array.from(shareOfStaff);
    this.holders = Array.from({ length: count }, () => []);
    this.probationOfficers = Array.from({ length: count }, () => []);
    this.waiting = Array.from({ length: count }, () => []);
    this.unallocatedWaiting = new Int32Array(count);
    this.waitingForProbationOfficer = new Int32Array(count);
    this.needing = new Int32Array(count);
    this.hidden = new Int32Array(count);
    this.hiddenDays = new Float64Array(count);
    this.hiddenUntil = new Float64Array(count);
    this.sick = new Int32Array(count);
    this.sickDays = new Float64Array(count);
    this.sickUntil = new Float64Array(count);
    this.inexperience = new Float64Array(count);
    this.mentoring = new Float64Array(count);
    this.officersOnTheWay = new Int32Array(count);
    this.seniorsOnTheWay = new Int32Array(count);
    this.inPost = new Int32Array(count * 5);
    this.births = new Int32Array(count * 4);
  }
}
