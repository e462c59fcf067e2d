// Who stands where: actors by targets.

const MOST = { actors: 24, targets: 16 };
const ALL = { actors: 300, targets: 80 }; // more cells than a browser draws in the blink of an eye
const TARGET_KINDS = [['mechanism;resolution', 'mechanisms and resolutions'], ['state;organization', 'states and organizations'],
  ['mechanism;resolution;state;organization;other;person', 'everything']];

/** Return positions by actor and target: places of rows, and how many are of which polarity. */
function positions(rows) {
  const [actors, targets, polarities] = ['actor', 'target', 'polarity'].map((name) => STANCES.column(name));
  const byPair = new Map();
  for (const row of rows) {
    const key = `${actors[row]}\n${targets[row]}`;
    let at = byPair.get(key);
    if (!at) {
      at = { actor: actors[row], target: targets[row], rows: [], support: 0, oppose: 0, conditional: 0, neutral: 0 };
      byPair.set(key, at);
    }
    at.rows.push(row);
    at[polarities[row]] += 1;
  }
  return byPair;
}

/** Return the step from -2 (opposed) to 2 (in support) that a position comes to, and its sign. */
function stepOf(at) {
  const share = (at.support - at.oppose) / at.rows.length;
  const step = share <= -0.6 ? -2 : share < 0 ? -1 : share === 0 ? 0 : share < 0.6 ? 1 : 2;
  const sign = step < 0 ? SIGNS.oppose : step > 0 ? SIGNS.support : at.support ? SIGNS.mixed : at.conditional ? SIGNS.conditional : SIGNS.neutral;
  return [step, sign];
}

const STEPS = { '-2': 'opposes', '-1': 'rather opposes', 0: 'undecided, on conditions or both', 1: 'rather supports', 2: 'supports' };

function inWords(at) {
  const parts = ['support', 'oppose', 'conditional', 'neutral'].filter((name) => at[name]).map((name) => `${at[name]} ${name}`);
  return `${nameOf(at.actor)} on ${nameOf(at.target)}: ${STEPS[stepOf(at)[0]]}; ${counted(at.rows.length, 'row')}, ${parts.join(', ')}`;
}

function drawHeat() {
  const kinds = byId('heat-kind').value.split(';');
  const rows = filtered(STANCES).filter((row) => kinds.includes(kindOf(STANCES.get(row, 'target'))));
  const byPair = positions(rows);
  let actors = tally(rows.map((row) => STANCES.get(row, 'actor')));
  let targets = tally(rows.map((row) => STANCES.get(row, 'target')));
  const [nActors, nTargets] = [actors.length, targets.length];
  const limit = byId('heat-all').checked ? ALL : MOST;
  actors = actors.slice(0, limit.actors);
  targets = targets.slice(0, limit.targets);
  refill(byId('heat-evidence'));
  if (!actors.length) { refill(byId('heat'), el('p.empty', {}, 'No stances are left with these filters.')); return; }
  const head = el('tr', {}, el('td', {}), targets.map(([target]) => el('th', { scope: 'col', title: nameOf(target) }, el('span', {}, shortName(target)))));
  const body = actors.map(([actor, n]) => el('tr', {},
    el('th', { scope: 'row' }, el('button.link', { type: 'button', title: `${nameOf(actor)} over time`, click: () => showActor(actor) },
      nameOf(actor)), el('small', {}, n)),
    targets.map(([target]) => {
      const at = byPair.get(`${actor}\n${target}`);
      return el('td', {}, at ? drawCell(at) : null);
    })));
  const left = [nActors > actors.length && counted(nActors - actors.length, 'actor'), nTargets > targets.length && counted(nTargets - targets.length, 'target')].filter(Boolean);
  refill(byId('heat-told'), `${counted(actors.length, 'actor')} on ${counted(targets.length, 'target')}`, left.length > 0 && `; ${left.join(' and ')} of fewer rows are left out`);
  refill(byId('heat'), el('table.heat', {}, el('caption.unseen', {}, 'Positions of actors on targets'), el('thead', {}, head), el('tbody', {}, body)));
}

function drawCell(at) {
  const [step, sign] = stepOf(at);
  const words = inWords(at);
  return el(`button.cell.step${step < 0 ? `m${-step}` : step}`, { type: 'button', title: words, 'aria-label': words,
    'data-actor': at.actor, 'data-target': at.target,
    click: () => showEvidence(byId('heat-evidence'), `${nameOf(at.actor)} on ${nameOf(at.target)}`, STANCES, at.rows) },
  el('span', { 'aria-hidden': 'true' }, sign), at.rows.length);
}

function drawHeatControls() {
  choices(byId('heat-kind'), TARGET_KINDS);
  byId('heat-kind').addEventListener('change', drawHeat);
  byId('heat-all').addEventListener('change', drawHeat);
  refill(byId('heat-legend'), [-2, -1, 0, 1, 2].map((step) => el('span.key', {},
    el(`span.cell.step${step < 0 ? `m${-step}` : step}`, { 'aria-hidden': 'true' }, step < 0 ? SIGNS.oppose : step > 0 ? SIGNS.support : `${SIGNS.mixed}${SIGNS.conditional}${SIGNS.neutral}`), STEPS[step])));
  whenFiltered(drawHeat);
}
