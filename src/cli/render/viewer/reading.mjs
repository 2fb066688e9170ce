import { defaultLocale } from 'vega';

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The name of the data that hold the month that is being read. */
const mark = 'month that is read';

/** What a layer shows where a reader points: fields with their titles and formats. */
const tooltipIn = (layers) => layers.map(({ encoding }) => encoding?.tooltip).find(Array.isArray);

/**
 * The panels of a figure that can be read month by month: those over time whose rows have a date; and the figure with an
 * upright line in each of them at the month that is read.
 */
export function readingOf(figure) {
  const panels = [];
  const marked = (view) => {
    for (const kind of ['vconcat', 'hconcat'])
      if (view[kind] !== undefined) return { ...view, [kind]: view[kind].map(marked) };
    const x = view.layer?.map(({ encoding }) => encoding?.x).find((each) => each?.type === 'temporal');
    const tooltip = tooltipIn(view.layer ?? []);
    const rows = figure.datasets[view.data?.name] ?? [];
    if (x === undefined || tooltip === undefined || !rows.some(({ date }) => date !== undefined)) return view;
    panels.push({ title: [view.title?.text ?? ''].flat().join(' '), tooltip, rows });
    const upright = {
      data: { name: mark },
      mark: { type: 'rule', strokeWidth: 1.5, color: '#595959' },
      encoding: { x },
    };
    return { ...view, layer: [...view.layer, upright] };
  };
  const whole = marked(figure);
  if (panels.length === 0) return { figure, panels };
  const dates = [...new Set(panels.flatMap(({ rows }) => rows.map(({ date }) => date)))].sort();
  return { figure: { ...whole, datasets: { ...whole.datasets, [mark]: [] } }, panels, dates };
}

/** What stands in a panel at a date: each line with its value and its interval. */
function wordsAt({ title, tooltip, rows }, date) {
  const shown = (row, field) => {
    const { format: pattern } = tooltip.find((each) => each.field === field) ?? {};
    const value = row[field];
    return typeof value === 'number' && pattern !== undefined
      ? defaultLocale().format(pattern)(value).replace('-', '−')
      : String(value);
  };
  const lines = rows
    .filter((row) => row.date === date)
    .map((row) => {
      const interval = row.lo95 === undefined ? '' : ` (95% interval ${shown(row, 'lo95')} to ${shown(row, 'hi95')})`;
      if (row.scenario !== undefined && row.mean !== undefined)
        return `${row.scenario} ${shown(row, 'mean')}${interval}`;
      return tooltip
        .filter(({ field }) => field !== 'date' && row[field] !== undefined)
        .map(({ field, title: name }) => `${name} ${shown(row, field)}`)
        .join(', ');
    });
  return `${month.format(new Date(date))}. ${title}: ${lines.length === 0 ? 'no figure' : lines.join('; ')}.`;
}

/**
 * A month to move and a measure to choose, with the figures in words; the arrow keys move them on the chart as well: left
 * and right, home and end the month, up and down the measure. `viewOf` gives the present view.
 */
export function readerFor(place, { panels, dates }, viewOf) {
  const name = place.dataset.chart ?? place.dataset.regionChart;
  const reader = document.createElement('div');
  reader.className = 'reading';
  const output = document.createElement('output');
  output.textContent = 'Move the month, or use the arrow keys on the chart, to read its figures.';
  const slider = Object.assign(document.createElement('input'), {
    type: 'range',
    id: `${name}-month`,
    min: 0,
    max: dates.length - 1,
    value: dates.length - 1,
  });
  const choice = Object.assign(document.createElement('select'), { id: `${name}-measure` });
  choice.append(...panels.map(({ title }, index) => new Option(title, String(index))));

  const read = () => {
    const date = dates[slider.valueAsNumber];
    const words = wordsAt(panels[choice.selectedIndex], date);
    slider.setAttribute('aria-valuetext', month.format(new Date(date)));
    output.textContent = words;
    void viewOf()
      .data(mark, [{ date: new Date(date).getTime() }])
      .runAsync();
  };
  slider.setAttribute('aria-valuetext', month.format(new Date(dates.at(-1))));
  slider.addEventListener('input', read);
  choice.addEventListener('change', read);

  const moves = {
    ArrowLeft: () => slider.stepDown(),
    ArrowRight: () => slider.stepUp(),
    Home: () => (slider.value = slider.min),
    End: () => (slider.value = slider.max),
    ArrowUp: () => (choice.selectedIndex = Math.max(0, choice.selectedIndex - 1)),
    ArrowDown: () => (choice.selectedIndex = Math.min(panels.length - 1, choice.selectedIndex + 1)),
  };
  place.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight ArrowUp ArrowDown Home End');
  place.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move();
    read();
  });

  const labelled = (control, words) => {
    const part = document.createElement('div');
    const label = Object.assign(document.createElement('label'), { htmlFor: control.id, textContent: words });
    part.append(label, control);
    return part;
  };
  reader.append(labelled(slider, 'Month to read'));
  if (panels.length > 1) reader.append(labelled(choice, 'Measure to read'));
  reader.append(output);
  return reader;
}
