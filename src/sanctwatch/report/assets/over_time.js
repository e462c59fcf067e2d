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

function drawTime() {
  const all = filtered(STANCES);
  const actors = tally(all.map((row) => STANCES.get(row, 'actor')));
  choices(byId('time-actor'), actors.map(([actor, n]) => [actor, `${nameOf(actor)} (${n})`]));
  const actor = byId('time-actor').value;
  const own = all.filter((row) => STANCES.get(row, 'actor') === actor);
  const targets = tally(own.map((row) => STANCES.get(row, 'target')));
  choices(byId('time-target'), [['', 'everything'], ...targets.map(([target, n]) => [target, `${nameOf(target)} (${n})`])]);
  const target = byId('time-target').value;
  const rows = target ? own.filter((row) => STANCES.get(row, 'target') === target) : own;
  const dates = rows.map((row) => dateOf(STANCES, row));
  const { unit, of } = cutting(dates, byId('time-unit').value);
  const byPlace = new Map();
  rows.forEach((row, i) => {
    const period = of(dates[i]);
    const key = `${STANCES.get(row, 'polarity')}\n${period}`;
    if (period && !byPlace.has(key)) byPlace.set(key, []);
    if (period) byPlace.get(key).push(row);
  });
  const periods = periodsBetween([...byPlace.keys()].map((key) => key.split('\n')[1]), unit);
  const data = [...byPlace].map(([key, found]) => {
    const [kind, period] = key.split('\n');
    return { period, polarity: kind, n: found.length, signed: kind === 'oppose' ? -found.length : found.length, rank: RANKS.indexOf(kind) };
  });
  const name = `${nameOf(actor)}${target ? ` on ${nameOf(target)}` : ''}`;
  const pick = (kind, period) => showEvidence(byId('time-evidence'), `${name}, ${kind}, ${period}`, STANCES, byPlace.get(`${kind}\n${period}`));
  refill(byId('time-told'), rows.length ? `${name}: ${counted(rows.length, 'row')}, by ${unit}` : '');
  refill(byId('time-evidence'));
  drawChart(byId('time-chart'), 'over_time', data, periods, (datum) => pick(datum.polarity, datum.period), `Stances of ${name} by ${unit}`);
  tableBehind(byId('time-table'), RANKS, periods, (kind, period) => (byPlace.get(`${kind}\n${period}`) || []).length, pick);
}

function drawTimeControls() {
  choices(byId('time-unit'), UNITS);
  byId('time-actor').addEventListener('change', () => { byId('time-target').value = ''; drawTime(); });
  byId('time-target').addEventListener('change', drawTime);
  byId('time-unit').addEventListener('change', drawTime);
  whenFiltered(drawTime);
}
