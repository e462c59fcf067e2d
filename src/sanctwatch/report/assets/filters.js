// What the reader asks for: one regime, a period, one basis of stances. Every section draws what is left.

const FILTER = { regime: '', since: '', until: '', basis: '' };
const LISTENERS = [];

/** Say that a section must be drawn anew when the filters change; it is drawn at once when the page is idle. */
function whenFiltered(draw) { LISTENERS.push(draw); }

/** Say whether a date lies in the period, as far as the coarser of the two can tell. */
function isInPeriod(date) {
  const { since, until } = FILTER;
  if (!since && !until) return true;
  if (!date) return false;
  const isAfter = !since || date.slice(0, since.length) >= since.slice(0, date.length);
  return isAfter && (!until || date.slice(0, until.length) <= until.slice(0, date.length));
}

/** Return the places of the rows that are asked for. */
function filtered(table) {
  const rows = [];
  const bases = table === STANCES && FILTER.basis ? table.column('basis') : null;
  for (let row = 0; row < table.n; row += 1) {
    if (bases && bases[row] !== FILTER.basis) continue;
    if (FILTER.regime && !regimesOf(table, row).includes(FILTER.regime)) continue;
    if (!isInPeriod(dateOf(table, row))) continue;
    rows.push(row);
  }
  return rows;
}

function drawFilters() {
  const regimes = [STANCES, MENTIONS].flatMap((table) => table.column('regime')).filter(Boolean);
  const known = tally(regimes).filter(([regime]) => !regime.includes('?'));
  const labels = known.map(([regime]) => [regime, `${regime} (${regimeName(regime)})`]);
  choices(byId('filter-regime'), [['', 'all'], ...labels]);
  choices(byId('filter-basis'), [['', 'all'], ['action', 'action: votes, vetoes, measures'],
    ['statement', 'statement: their own words'], ['attributed', 'attributed by others']]);
  const form = byId('filters');
  form.addEventListener('change', takeFilters);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(takeFilters));
}

function takeFilters() {
  for (const name of Object.keys(FILTER)) FILTER[name] = byId(`filter-${name}`).value;
  drawAll();
}

let round = 0;

/** Draw every section, one in each idle moment, so that no key press waits for all of them. */
function drawAll() {
  round += 1;
  const mine = round;
  tellFilters();
  const waiting = [...LISTENERS];
  const idle = window.requestIdleCallback ? (work) => window.requestIdleCallback(work, { timeout: 300 }) : setTimeout;
  (function step() {
    if (mine !== round) return;
    const draw = waiting.shift();
    if (draw) { draw(); idle(step); } else document.documentElement.dataset.drawn = String(mine);
  })();
}

function tellFilters() {
  const isOn = Object.values(FILTER).some(Boolean);
  byId('filters').classList.toggle('on', isOn);
  byId('filter-told').textContent = isOn ? ['stances', 'events', 'quotes']
    .map((name) => counted(filtered(TABLES[name]).length, name.slice(0, -1))).join(', ') : '';
}
