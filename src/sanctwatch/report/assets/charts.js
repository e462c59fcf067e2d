// Charts by Vega-Lite, drawn with our colours. They need no eval: `ast` lets an interpreter read the expressions.

const CHARTS = JSON.parse(byId('charts').textContent);

/** Return colours as the style sheet has them, which knows light from dark. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return { ink: of('ink'), faint: of('faint'), line: of('line'), accent: of('accent'),
    support: of('support'), oppose: of('oppose'), conditional: of('conditional'), neutral: of('neutral'),
    low: of('heat-low'), high: of('heat-high') };
}

function configOf(ours) {
  const small = { labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal' };
  const words = { labelColor: ours.ink, titleColor: ours.faint, ...small };
  const lines = { gridColor: ours.line, domainColor: ours.line, tickColor: ours.line };
  return {
    background: 'transparent', font: FONT, view: { stroke: null }, circle: { color: ours.accent },
    axis: { ...words, ...lines }, legend: words,
  };
}

/**
 * Draw a chart.
 * @param {HTMLElement} host where
 * @param {string} name which of the charts of report/charts.py
 * @param {Array} rows its data
 * @param {Array} periods all periods, in order
 * @param {function} pick takes the datum that was clicked
 * @param {string} label what it shows, for those who do not see it
 */
async function drawChart(host, name, rows, periods, pick, label) {
  if (!rows.length) { refill(host, el('p.empty', {}, 'Nothing of this is in what is shown.')); return; }
  const ours = colours();
  const chart = structuredClone(CHARTS[name]);
  chart.datasets = { rows };
  chart.encoding.x.scale = { domain: periods };
  const scale = chart.encoding.color && chart.encoding.color.scale;
  if (scale) scale.range = scale.domain ? scale.domain.map((key) => ours[key]) : [ours.low, ours.high];
  chart.config = configOf(ours);
  // Vega-Lite cannot fit a width to the page beside a height in steps.
  if (chart.height.step) chart.height = chart.height.step * new Set(rows.map((row) => row.group)).size;
  chart.autosize = { type: 'fit-x', contains: 'padding' };
  const inner = el('div', { role: 'img', 'aria-label': label });
  // A few periods do not fill the page: bars as wide as a hand tell nothing.
  if (periods.length < 10) chart.width = Math.min(host.clientWidth, 230 + 70 * periods.length);
  host.drawing = (host.drawing || 0) + 1;
  const mine = host.drawing;
  if (host.view) { host.view.finalize(); host.view = null; }
  refill(host, inner);
  const { view } = await window.vegaEmbed(inner, chart, {
    ast: true, renderer: 'svg', actions: false, defaultStyle: false, tooltip: false, loader: NO_LOADER,
  });
  if (mine !== host.drawing) { view.finalize(); return; }
  for (const form of inner.querySelectorAll('form')) form.remove(); // empty, for controls that we have none of
  host.view = view;
  view.addEventListener('click', (event, item) => { if (item && item.datum) pick(item.datum); });
}

// Vega can load data by address. Ours never does.
const NO_LOADER = { load() { throw new Error('nothing is loaded'); }, sanitize() { throw new Error('no links'); } };

/**
 * Show what is behind a chart as a table, for those who do not see it and those who want the numbers.
 * @param {HTMLElement} host where
 * @param {string[]} groups its rows, as they are named
 * @param {string[]} periods its columns
 * @param {function} count number of a group and period
 * @param {function} pick called with both when a number is chosen
 */
function tableBehind(host, groups, periods, count, pick) {
  const used = periods.filter((period) => groups.some((group) => count(group, period)));
  if (!used.length) { refill(host); return; }
  const details = el('details', {}, el('summary', {}, 'The numbers as a table'));
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    details.append(scrolling('The numbers behind the chart', el('table.plain', { 'aria-label': 'Numbers' },
      el('thead', {}, el('tr', {}, el('td', {}), used.map((period) => head(period)))),
      el('tbody', {}, groups.map((group) => el('tr', {}, el('th', { scope: 'row' }, group), used.map((period) => {
        const n = count(group, period);
        const label = `${group}, ${period}: ${n}`;
        const click = () => pick(group, period);
        return el('td.number', {}, n > 0 && el('button.link', { type: 'button', 'aria-label': label, click }, n));
      })))))));
  });
  refill(host, details);
}

// Vega measures words on a canvas, which knows no `inherit`.
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const DARK = window.matchMedia('(prefers-color-scheme: dark)');
