import embed from 'vega-embed';
import { expressionInterpreter } from 'vega-interpreter';
import bold from '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf';
import regular from '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf';

/*
 * Runs in the report page. Shows the figures of a chart where a reader points; where anything fails, the drawing
 * stays as it was. Expressions are interpreted, not compiled, since the page forbids eval.
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

async function enliven(figure, specification) {
  const live = document.createElement('div');
  await embed(live, specification, {
    actions: false,
    ast: true,
    expr: expressionInterpreter,
    renderer: 'svg',
    tooltip: { theme: 'custom' },
  });
  figure.replaceChildren(live);
}

async function enlivenAll() {
  await loadFonts();
  const specifications = JSON.parse(document.getElementById('chart-specifications').textContent);
  for (const figure of document.querySelectorAll('[data-chart]'))
    await enliven(figure, unpacked(specifications[figure.dataset.chart]));
}

enlivenAll().catch((reason) => console.warn('The charts stay as drawings.', reason));
