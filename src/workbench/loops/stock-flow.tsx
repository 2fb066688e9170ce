import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TwinResult } from '../../experiment/index.ts';
import { formatFigure, formatMonth } from '../../report/index.ts';
import { CourseChart } from '../components/course-chart.tsx';
import { LineKey } from '../components/line-key.tsx';
import { Superseded } from '../simulator/simulator.ts';
import type { Course } from '../simulator/requests.ts';
import { shownDate } from '../state/state.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { allStocks, chains, flowAt, isStock, levelAt, levelOfAgents, monthShown } from './stocks.ts';
import type { Flow, StockKind } from './stocks.ts';

/** Stocks and flows of the run that is open, and what the deterministic twin has in their place. */
export function StockFlow() {
  const { state, dispatch, simulator } = useWorkbench();
  const { path, moves, course, week } = state;
  const [twin, setTwin] = useState<TwinResult>();
  const [title, setTitle] = useState('Officers');

  useEffect(() => {
    setTwin(undefined);
    simulator
      .ask({ ask: 'twin', world: { path, moves } }, 'twin')
      .then(setTwin)
      .catch((error: Error) => {
        if (!(error instanceof Superseded)) dispatch({ do: 'fail', problem: error.message });
      });
  }, [path, moves]);

  const on = week === 0 ? course?.result.dates.at(-1) : shownDate(state);
  return (
    <section class="panel" aria-labelledby="stocks-title">
      <h2 id="stocks-title">Stocks and flows: the twin over the agents</h2>
      <p>
        The model follows every officer and every case. Its twin has the same settings and only stocks and flows: no
        chance, and nobody in particular.
      </p>
      {course === undefined || on === undefined ? (
        <p>Simulating.</p>
      ) : (
        <Stocks {...{ course, twin, on, title, onChoose: setTitle }} />
      )}
    </section>
  );
}

interface StocksProps {
  readonly course: Course;
  readonly twin: TwinResult | undefined;
  readonly on: string;
  readonly title: string;
  readonly onChoose: (title: string) => void;
}

function Stocks({ course, twin, on, title, onChoose }: StocksProps) {
  const { result } = course;
  const date = monthShown(result, on);
  const stock = allStocks.find((each) => each.title === title)!;
  return (
    <>
      <h3>At the end of {formatMonth(result.dates[date])}</h3>
      <p class="soft">
        In each box: the agents, and the twin after a stroke. Flows are people a month, mean of the last twelve months.
      </p>
      {chains.map((chain) => (
        <ol class="chain" key={chain.title} aria-label={chain.title}>
          {chain.links.map((link) =>
            isStock(link) ? (
              <Stock key={link.title} stock={link} isChosen={link === stock} {...{ course, twin, date, onChoose }} />
            ) : (
              <FlowOn key={link.words} flow={link} {...{ course, twin, date }} />
            ),
          )}
        </ol>
      ))}
      <div class="stock-detail">
        <div>
          <p class="chart-heading">
            {stock.title}: {stock.unit}
          </p>
          <StockChart {...{ course, twin, stock }} />
        </div>
        <WhyTheyDiffer />
      </div>
    </>
  );
}

interface LinkProps {
  readonly course: Course;
  readonly twin: TwinResult | undefined;
  readonly date: number;
}

function Stock({
  stock,
  isChosen,
  course,
  twin,
  date,
  onChoose,
}: LinkProps & {
  readonly stock: StockKind;
  readonly isChosen: boolean;
  readonly onChoose: (title: string) => void;
}) {
  const { title, about, out } = stock;
  return (
    <li class={`stock${isChosen ? ' chosen' : ''}`}>
      {stock.inRosters === undefined ? (
        <button type="button" class="link" aria-pressed={isChosen} onClick={() => onChoose(title)}>
          {title}
        </button>
      ) : (
        <strong>{title}</strong>
      )}
      <TwoFigures agents={levelOfAgents(course, stock, date)} twin={twin && levelAt(twin, stock, date)} />
      <p class="soft">{about}</p>
      {out !== undefined && (
        <p class="out">
          <span aria-hidden="true">↓</span> {out.words}{' '}
          <TwoFigures agents={flowAt(course.result, out, date)} twin={twin && flowAt(twin, out, date)} />
        </p>
      )}
    </li>
  );
}

/** What goes from one stock to the next. */
function FlowOn({ flow, course, twin, date }: LinkProps & { readonly flow: Flow }) {
  return (
    <li class="flow">
      <span class="pipe" aria-hidden="true" />
      {flow.words}{' '}
      {flow.metrics.length > 0 && (
        <TwoFigures agents={flowAt(course.result, flow, date)} twin={twin && flowAt(twin, flow, date)} />
      )}
    </li>
  );
}

/** A figure of the agents and of the twin. */
const TwoFigures = ({ agents, twin }: { readonly agents: number; readonly twin: number | undefined }) => (
  <span class="two-figures">
    <span class="visually-hidden">agents </span>
    <b>{shown(agents)}</b> <span aria-hidden="true">|</span>
    <span class="visually-hidden">, twin </span> {twin === undefined ? '…' : shown(twin)}
  </span>
);

const shown = (value: number): string => (Number.isFinite(value) ? formatFigure(value, '') : '–');

interface StockChartProps {
  readonly course: Course;
  readonly twin: TwinResult | undefined;
  readonly stock: StockKind;
}

/** One stock over the run: the agents as a line, the twin dashed over it. */
function StockChart({ course, twin, stock }: StockChartProps) {
  const courses = useMemo(() => {
    const points = (result: StockChartProps['course']['result'] | undefined) =>
      (result?.dates ?? []).flatMap((on, date) => {
        const value = levelAt(result!, stock, date);
        return Number.isFinite(value) ? [{ on, value }] : [];
      });
    return { with: points(course.result), without: points(twin) };
  }, [course, twin, stock]);
  const last = courses.with.at(-1)?.value;
  const lastOfTwin = courses.without.at(-1)?.value;
  const alternative = `Line chart of ${stock.title.toLowerCase()} over the run. At its end: ${last === undefined ? 'not known' : shown(last)} with agents, ${lastOfTwin === undefined ? 'not known yet' : shown(lastOfTwin)} in the twin.`;
  return (
    <>
      <LineKey
        before="At the end"
        lines={[
          { line: 'with', words: 'agents', figure: last === undefined ? undefined : shown(last) },
          { line: 'without', words: 'twin', figure: lastOfTwin === undefined ? undefined : shown(lastOfTwin) },
        ]}
      />
      <CourseChart courses={courses} unit="" alternative={alternative} height={220} />
    </>
  );
}

/** Settings of the Sentencing Act that the twin does not read. */
const unknownToTwin = new Set(['post_sentence_supervision', 'orders_completed_early', 'recall_kinds']);

function WhyTheyDiffer() {
  const { state } = useWorkbench();
  const hasAct = state.scenario.changes.some(({ name }) => unknownToTwin.has(name));
  return (
    <div>
      <h3>Why the two differ</h3>
      <p>
        In a unit of forty officers one person who leaves or falls ill for months is a large part of it, and when that
        happens is luck. In the twin a little of everybody leaves each day.
      </p>
      <p>
        In the twin all officers of a grade carry the same load. Agents do not: one can be full while a colleague has
        room, and the most loaded build up most strain. So agents leave and fall sick more than the mean officer would.
      </p>
      {hasAct && (
        <p>
          The twin knows nothing of the Sentencing Act but suspended sentences and the end of contact. Orders that end
          early, and recalls, are the agents’ alone, so that the twin comes to have more cases.
        </p>
      )}
      <p class="soft">
        The agents are one run, with its luck: take other luck in Play, and see whether it lies on the same side of the
        twin again.
      </p>
    </div>
  );
}
