// How the positions of one actor change.

const RANKS = ['support', 'conditional', 'neutral', 'oppose'];

/** Choose an actor and go there. */
function showActor(actor) {
  byId('time-actor').value = actor;
  byId('time-target').value = '';
  drawTime();
  byId('time').scrollIntoView({ block: 'start' });
  byId('time-actor').focus({ preventScroll: true });
}

/** Return the rows of the actor and target that are chosen, and offer those that there are. */
function rowsOfChosen() {
  const all = filtered(STANCES);
  const actors = tally(all.map((row) => STANCES.get(row, 'actor')));
  choices(byId('time-actor'), actors.map(([actor, n]) => [actor, `${nameOf(actor)} (${n})`]));
  const own = all.filter((row) => STANCES.get(row, 'actor') === byId('time-actor').value);
  choicesOf(byId('time-target'), 'everything', tally(own.map((row) => STANCES.get(row, 'target'))), nameOf);
  const target = byId('time-target').value;
  return target ? own.filter((row) => STANCES.get(row, 'target') === target) : own;
}

function drawTime() {
  const rows = rowsOfChosen();
  const dates = rows.map((row) => dateOf(STANCES, row));
  const { unit, of } = cutting(dates, byId('time-unit').value);
  const byPlace = new Map();
  rows.forEach((row, i) => {
    const period = of(dates[i]);
    if (period) collect(byPlace, `${STANCES.get(row, 'polarity')}\n${period}`, row);
  });
  const data = [...byPlace].map(([key, found]) => {
    const [polarity, period] = key.split('\n');
    const n = found.length;
    return { period, polarity, n, signed: polarity === 'oppose' ? -n : n, rank: RANKS.indexOf(polarity) };
  });
  const periods = periodsBetween(data.map((datum) => datum.period), unit);
  const [actor, target] = [byId('time-actor').value, byId('time-target').value];
  const name = `${nameOf(actor)}${target ? ` on ${nameOf(target)}` : ''}`;
  const rowsAt = (kind, period) => byPlace.get(`${kind}\n${period}`) || [];
  const host = byId('time-evidence');
  const pick = (kind, period) => showEvidence(host, `${name}, ${kind}, ${period}`, STANCES, rowsAt(kind, period));
  refill(byId('time-told'), rows.length ? `${name}: ${counted(rows.length, 'row')}, by ${unit}` : '');
  refill(host);
  drawChart(byId('time-chart'), 'over_time', data, periods, (datum) => pick(datum.polarity, datum.period),
    `Stances of ${name} by ${unit}`);
  tableBehind(byId('time-table'), RANKS, periods, (kind, period) => rowsAt(kind, period).length, pick);
}

function drawTimeControls() {
  choices(byId('time-unit'), UNITS);
  byId('time-actor').addEventListener('change', () => {
    byId('time-target').value = '';
    drawTime();
  });
  byId('time-target').addEventListener('change', drawTime);
  byId('time-unit').addEventListener('change', drawTime);
  whenFiltered(drawTime);
}
