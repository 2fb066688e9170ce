import type { Area, MetricName } from '../model/index.ts';

/** A column of names: row `i` has `names[codes[i]]`. This is what other programs call a dictionary or a factor. */
export interface NameColumn<Name extends string = string> {
  readonly codes: Uint16Array;
  readonly names: readonly Name[];
}

/** What every table of figures says of each row. */
export interface FigureColumns {
  /** How many rows there are; every column is as long. */
  readonly rows: number;
  readonly scenario: NameColumn;
  /** The last day of a month, as an ISO date. */
  readonly date: NameColumn;
  /** `service`, `region:<name>` or `pdu:<name>`. */
  readonly scope: NameColumn<Area>;
  /** The model's document says what each is, and its unit. */
  readonly metric: NameColumn<MetricName>;
}

/** Observations: one row for each figure of each replication that has a meaning. */
export interface ObservationTable extends FigureColumns {
  /** From 1. The same number has the same random numbers in every scenario. */
  readonly replication: Uint32Array;
  /** In the unit of the metric. */
  readonly value: Float64Array;
}

/** One row for each figure, summed up over the replications; NaN where there is no interval. In the unit of the metric. */
export interface SummaryTable extends FigureColumns {
  readonly mean: Float64Array;
  /** The 95% interval of the mean, by Student's t. */
  readonly lo95: Float64Array;
  readonly hi95: Float64Array;
  /** A tenth of the replications are below it. */
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  /** How many replications had a value. */
  readonly replications: Uint32Array;
}

/** One row for each figure of each plan: it less the baseline, paired by replication. In the unit of the metric. */
export interface DifferenceTable extends FigureColumns {
  readonly mean: Float64Array;
  /** The 95% interval of the mean of the paired differences; NaN where there is none. */
  readonly lo95: Float64Array;
  readonly hi95: Float64Array;
  readonly replications: Uint32Array;
}

/** Which figures are wanted; whatever is not named is taken whole. */
export interface Selection {
  /** ISO dates of month ends. */
  readonly dates?: readonly string[];
  readonly scopes?: readonly Area[];
  readonly metrics?: readonly MetricName[];
}

/** A row of a table, its names in full. */
export type Row<Table extends { readonly rows: number }> = {
  readonly [Column in Exclude<keyof Table, 'rows'>]: Table[Column] extends NameColumn<infer Name> ? Name : number;
};

/** The rows of a table one at a time as objects. Columns are quicker where there are very many. */
export function* rowsOf<Table extends { readonly rows: number }>(table: Table): Generator<Row<Table>> {
  const { rows, ...columns } = table;
  const entries = Object.entries(columns as Record<string, NameColumn | Float64Array>);
  for (let index = 0; index < rows; index++)
    yield Object.fromEntries(
      entries.map(([name, column]) => [name, 'names' in column ? column.names[column.codes[index]] : column[index]]),
    ) as Row<Table>;
}

/** Makes a table of figures row by row; it grows as needed. Numbers come in the order of their names. */
export class TableBuilder<Numbers extends string> {
  readonly #numbers: readonly Numbers[];
  readonly #names = { scenario: new Codes(), date: new Codes(), scope: new Codes(), metric: new Codes() };
  readonly #values: number[][];
  #rows = 0;

  constructor(numbers: readonly Numbers[]) {
    this.#numbers = numbers;
    this.#values = numbers.map(() => []);
  }

  add(scenario: string, { date, scope, metric }: { date: string; scope: string; metric: string }, numbers: number[]) {
    this.#rows += 1;
    this.#names.scenario.add(scenario);
    this.#names.date.add(date);
    this.#names.scope.add(scope);
    this.#names.metric.add(metric);
    for (let index = 0; index < numbers.length; index++) this.#values[index].push(numbers[index]);
  }

  /** The table; those named are of whole numbers. */
  table(whole: readonly Numbers[]): FigureColumns & Record<Numbers, Float64Array | Uint32Array> {
    const { scenario, date, scope, metric } = this.#names;
    const numbers = this.#numbers.map((name, index) => {
      const values = this.#values[index];
      return [name, whole.includes(name) ? Uint32Array.from(values) : Float64Array.from(values)] as const;
    });
    return {
      rows: this.#rows,
      scenario: scenario.column(),
      date: date.column(),
      scope: scope.column() as NameColumn<Area>,
      metric: metric.column(),
      ...(Object.fromEntries(numbers) as Record<Numbers, Float64Array | Uint32Array>),
    };
  }
}

/** Names as numbers, in the order in which they first come. */
class Codes {
  readonly #codeByName = new Map<string, number>();
  readonly #codes: number[] = [];

  add(name: string): void {
    let code = this.#codeByName.get(name);
    if (code === undefined) this.#codeByName.set(name, (code = this.#codeByName.size));
    this.#codes.push(code);
  }

  column(): NameColumn {
    return { codes: Uint16Array.from(this.#codes), names: [...this.#codeByName.keys()] };
  }
}
