/**
 * A choice of region in place of the list of folded ones: the key table and the leading chart of the region that is
 * chosen. `draw` shows the chart in its place.
 */
export function chooseRegions(draw) {
  const list = document.querySelector('.region-list');
  if (list === null) return;
  const regions = [...list.querySelectorAll('details')];
  const choice = Object.assign(document.createElement('select'), { id: 'region' });
  const label = Object.assign(document.createElement('label'), { htmlFor: 'region', textContent: 'Region ' });
  choice.append(new Option('Choose a region', ''), ...regions.map(({ dataset: { region } }) => new Option(region)));
  const show = () => {
    list.dataset.chosen = choice.value;
    for (const each of regions) each.hidden = each.dataset.region !== choice.value;
    const chosen = regions.find((each) => !each.hidden);
    if (chosen === undefined) return;
    chosen.open = true;
    const place = chosen.querySelector('[data-region-chart]');
    if (place === null || place.childElementCount > 0) return;
    place.parentElement.hidden = false;
    draw(place);
  };
  choice.addEventListener('change', show);
  list.before(label, choice);
  list.classList.add('chosen');
  show();
}
