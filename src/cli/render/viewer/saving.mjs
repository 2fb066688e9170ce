import { csvFormatRows } from 'd3-dsv';
import { computed } from './fitting.mjs';

/** The buttons of a chart: save its picture and its data, copy its description. */
export function toolsFor(frame, place, figure, { title, footer }) {
  const { chart } = place.dataset;
  const number = frame.dataset.figure;
  const tools = document.createElement('div');
  tools.className = 'tools';
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', `Figure ${number}: save or copy`);
  const said = Object.assign(document.createElement('span'), { className: 'soft' });
  said.setAttribute('role', 'status');

  const picture = () => computed({ ...figure, title, padding: 16, vconcat: [...figure.vconcat, footer] });
  const actions = {
    'Save picture (SVG)': async () => {
      const view = await picture();
      save(`${chart}.svg`, new Blob([await view.toSVG()], { type: 'image/svg+xml' }));
      view.finalize();
    },
    'Save picture (PNG)': async () => {
      const view = await picture();
      const canvas = await view.toCanvas(2);
      save(`${chart}.png`, await new Promise((resolve) => canvas.toBlob(resolve)));
      view.finalize();
    },
    'Save data (CSV)': () =>
      save(`${chart}.csv`, new Blob(['\ufeff', csvOf(frame.querySelector('table'))], { type: 'text/csv' })),
    'Copy description': async () => {
      await copy(place.getAttribute('aria-label'));
      said.textContent = 'Copied.';
    },
  };
  for (const [words, action] of Object.entries(actions)) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words });
    button.setAttribute('aria-label', `${words}, figure ${number}`);
    button.addEventListener('click', async () => {
      said.textContent = '';
      try {
        await action();
      } catch (reason) {
        said.textContent = `This browser does not allow it: ${reason.message}`;
      }
    });
    tools.append(button);
  }
  tools.append(said);
  return tools;
}

function save(name, blob) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** A table as CSV: figures without commas between thousands and with a plain minus, and no cell that is a formula. */
const csvOf = (table) =>
  csvFormatRows(
    [...table.rows].map((row) =>
      [...row.cells].map(({ textContent }) => {
        const plain = textContent.replace(/(?<=\d),(?=\d{3}\b)/g, '').replace(/^−/, '-');
        return /^[=+@-]/.test(plain) && !/^[+-]?[\d.]+%?$/.test(plain) ? `'${plain}` : plain;
      }),
    ),
  );

/** Pages opened from a disk may not write to the clipboard in every browser; there what is selected is copied. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    if (!isCopied) throw new Error('select the description below and copy it.');
  }
}
