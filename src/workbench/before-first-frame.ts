import { firstPath } from './state/first-path.ts';
import { keptState, keptTheme, showTheme, themes } from './state/storage.ts';

/* Runs before the first frame is painted, which has the colours of the user's choice, and nothing that is not so. */
showTheme(keptTheme() ?? themes[0]);
const { view = 'play', path = firstPath } = keptState();
if (view !== 'play' || path !== firstPath || location.hash !== '') document.documentElement.dataset.opens = 'elsewhere';
