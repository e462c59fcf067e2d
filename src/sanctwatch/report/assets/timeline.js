// What happened, by type or regime.

function eventRows() {
  const [type, modality] = [byId('events-type').value, byId('events-modality').value];
  const is = (row, name, value) => !value || EVENTS.get(row, name) === value;
  return filtered(EVENTS).filter((row) => is(row, 'type', type) && is(row, 'modality', modality));
}

function drawEvents() {
  const rows = eventRows();
  const isByType = byId('events-group').value === 'type';
  const dates = rows.map((row) => dateOf(EVENTS, row));
  const { unit, of } = cutting(dates, byId('events-unit').value);
  const byPlace = new Map();
  rows.forEach((row, i) => {
    const period = of(dates[i]);
    const groups = isByType ? [EVENTS.get(row, 'type')] : ids(EVENTS.get(row, 'regimes'));
    for (const group of period ? groups : []) collect(byPlace, `${group}\n${period}`, row);
  });
  drawGrid('events', 'timeline', byPlace, unit, EVENTS, `Events by ${isByType ? 'type' : 'regime'} and ${unit}`, 22);
  drawChronicle(rows);
}

/** Draw a chart of groups by periods with its table, and show the evidence of what is chosen. */
function drawGrid(id, chart, byPlace, unit, table, label, most) {
  const totals = new Map();
  for (const [key, rows] of byPlace) {
    const group = key.split('\n')[0];
    totals.set(group, (totals.get(group) || 0) + rows.length);
  }
  const groups = [...totals].sort((a, b) => b[1] - a[1]).slice(0, most).map(([group]) => group);
  const shown = [...byPlace].map(([key, rows]) => {
    const [group, period] = key.split('\n');
    return { group, period, n: rows.length };
  }).filter((datum) => groups.includes(datum.group));
  shown.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  const periods = periodsBetween(shown.map((datum) => datum.period), unit);
  const host = byId(`${id}-evidence`) || byId(`${id.split('-')[0]}-evidence`);
  const rowsAt = (group, period) => byPlace.get(`${group}\n${period}`) || [];
  const pick = (group, period) => showEvidence(host, `${group}, ${period}`, table, rowsAt(group, period));
  refill(host);
  drawChart(byId(`${id}-chart`), chart, shown, periods, (datum) => pick(datum.group, datum.period), label);
  tableBehind(byId(`${id}-table`), groups, periods, (group, period) => rowsAt(group, period).length, pick);
}

/** Offer all events that are shown as a list. */
function drawChronicle(rows) {
  if (rows.length) {
    byId('events-table').prepend(el('button', { type: 'button', id: 'events-all',
      click: () => showEvidence(byId('events-evidence'), 'All of these, in the order of time', EVENTS, rows) },
    `Read ${rows.length === 1 ? 'it' : `all ${rows.length.toLocaleString('en')}`} in the order of time`));
  }
}

function drawEventControls() {
  choices(byId('events-unit'), UNITS);
  choicesOf(byId('events-type'), 'all', tally(EVENTS.column('type')));
  choicesOf(byId('events-modality'), 'all', tally(EVENTS.column('modality')));
  for (const name of ['group', 'type', 'modality', 'unit']) {
    byId(`events-${name}`).addEventListener('change', drawEvents);
  }
  whenFiltered(drawEvents);
}
