import bold from '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf';
import regular from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf';
import { drawFitted } from './viewer/drawing.mjs';
import { readingOf, readerFor } from './viewer/reading.mjs';
import { chooseRegions } from './viewer/regions.mjs';
import { toolsFor } from './viewer/saving.mjs';

/*
 * Runs in the report page. Fits each chart to the page, reads it month by month, shows figures where a reader points,
 * and saves it; where anything fails, the drawing stays as it was. Expressions are interpreted, not compiled, since the
 * page forbids eval.
 */

/** The font that charts are drawn with, so that their text takes the room that it was given. */
async function loadFonts() {
  for (const [source, weight] of [
    [regular, '400'],
    [bold, '700'],
  ]) {
    document.fonts.add(await new FontFace('Source Sans 3', `url(${source})`, { weight }).load());
  }
}

/** Rows as Vega-Lite wants them, from the fields and bare rows that the page carries. */
const unpacked = ({ datasets, ...rest }) => ({
  ...rest,
  datasets: Object.fromEntries(
    Object.entries(datasets).map(([name, { fields, rows }]) => [
      name,
      rows.map((row) =>
        Object.fromEntries(row.flatMap((value, index) => (value === null ? [] : [[fields[index], value]]))),
      ),
    ]),
  ),
});

/** Draws a chart anew in its place, with what reads and saves it below; one without a frame is not saved. */
async function enliven(place, { figure: packed, title, footer }) {
  const figure = unpacked(packed);
  const frame = place.closest('figure');
  const reading = readingOf(figure);
  const shown = await keepFitted(place, reading.figure);
  place.after(
    ...(reading.panels.length > 0 ? [readerFor(place, reading, shown.view)] : []),
    ...(frame === null ? [] : [toolsFor(frame, place, figure, { title, footer })]),
  );
}

/** Draws a figure in its place, and again where the page gets another width; `view` gives the present view. */
async function keepFitted(place, figure) {
  let view = await drawFitted(place, figure);
  let width = place.clientWidth;
  let waiting;
  new ResizeObserver(() => {
    if (place.clientWidth === width || place.clientWidth === 0) return;
    width = place.clientWidth;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      view.finalize();
      view = await drawFitted(place, figure);
    }, 150);
  }).observe(place);
  return { view: () => view };
}

/** What is folded is printed too. */
function printWhole() {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')].filter((each) => each.closest('.summary') === null);
    for (const each of opened) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of opened) each.open = false;
  });
}

/** Each chart when it comes near the window, so that a phone draws no more than is looked at. */
async function enlivenAll() {
  await loadFonts();
  const charts = JSON.parse(document.getElementById('chart-specifications').textContent);
  let last = Promise.resolve();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        last = last.then(() => enliven(target, charts[target.dataset.chart])).catch(explain);
      }
    },
    { rootMargin: '800px' },
  );
  for (const place of document.querySelectorAll('[data-chart]')) observer.observe(place);
  chooseRegions((place) => enliven(place, charts[place.dataset.regionChart]).catch(explain));
}

const explain = (reason) => console.warn('The chart stays a drawing.', reason);

printWhole();
enlivenAll().catch(explain);
