// Who stands where: actors by targets.

const MOST = { actors: 24, targets: 16 };
const ALL = { actors: 300, targets: 80 }; // more cells than a browser draws in the blink of an eye
const TARGET_KINDS = [
  ['mechanism;resolution', 'mechanisms and resolutions'],
  ['state;organization', 'states and organizations'],
  ['mechanism;resolution;state;organization;other;person', 'everything'],
];
const POLARITIES = ['support', 'oppose', 'conditional', 'neutral'];
const STEPS = {
  '-2': 'opposes', '-1': 'rather opposes', 0: 'undecided, on conditions or both', 1: 'rather supports', 2: 'supports',
};

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

/** Return the step from -2 (opposed) to 2 (in support) that a position comes to: support less opposition, by rows. */
function stepOf(at) {
  const share = (at.support - at.oppose) / at.rows.length;
  return Math.sign(share) * (Math.abs(share) < 0.6 ? 1 : 2);
}

function signOf(at) {
  const step = stepOf(at);
  if (step) return step < 0 ? SIGNS.oppose : SIGNS.support;
  if (at.support) return SIGNS.mixed;
  return at.conditional ? SIGNS.conditional : SIGNS.neutral;
}

function stepClass(step) { return `cell.step${step < 0 ? `m${-step}` : step}`; }

function inWords(at) {
  const parts = POLARITIES.filter((name) => at[name]).map((name) => `${at[name]} ${name}`);
  const rows = `${counted(at.rows.length, 'row')}, ${parts.join(', ')}`;
  return `${nameOf(at.actor)} on ${nameOf(at.target)}: ${STEPS[stepOf(at)]}; ${rows}`;
}

function drawHeat() {
  const kinds = byId('heat-kind').value.split(';');
  const limit = byId('heat-all').checked ? ALL : MOST;
  const rows = filtered(STANCES).filter((row) => kinds.includes(kindOf(STANCES.get(row, 'target'))));
  const allActors = tally(rows.map((row) => STANCES.get(row, 'actor')));
  const allTargets = tally(rows.map((row) => STANCES.get(row, 'target')));
  const [actors, targets] = [allActors.slice(0, limit.actors), allTargets.slice(0, limit.targets)];
  refill(byId('heat-evidence'));
  refill(byId('heat-told'), `${counted(actors.length, 'actor')} on ${counted(targets.length, 'target')}`,
    leftOut(allActors.length - actors.length, allTargets.length - targets.length));
  if (!actors.length) {
    refill(byId('heat'), el('p.empty', {}, 'No stances are left with these filters.'));
    return;
  }
  const byPair = positions(rows);
  refill(byId('heat'), el('table.heat', {}, el('caption.unseen', {}, 'Positions of actors on targets'),
    el('thead', {}, el('tr', {}, el('td', {}), targets.map(([target]) => drawTarget(target)))),
    el('tbody', {}, actors.map(([actor, n]) => el('tr', {}, drawActor(actor, n), targets.map(([target]) => {
      const at = byPair.get(`${actor}\n${target}`);
      return el('td', {}, at && drawCell(at));
    }))))));
}

function leftOut(nActors, nTargets) {
  const left = [nActors && counted(nActors, 'actor'), nTargets && counted(nTargets, 'target')].filter(Boolean);
  return left.length > 0 && `; ${left.join(' and ')} of fewer rows are left out`;
}

function drawTarget(target) {
  return el('th', { scope: 'col', title: nameOf(target) }, el('span', {}, shortName(target)));
}

function drawActor(actor, n) {
  const title = `${nameOf(actor)} over time`;
  return el('th', { scope: 'row' },
    el('button.link', { type: 'button', title, click: () => showActor(actor) }, nameOf(actor)), el('small', {}, n));
}

function drawCell(at) {
  const words = inWords(at);
  const show = () => {
    for (const chosen of byId('heat').querySelectorAll('.chosen')) chosen.classList.remove('chosen');
    button.classList.add('chosen');
    showEvidence(byId('heat-evidence'), `${nameOf(at.actor)} on ${nameOf(at.target)}`, STANCES, at.rows);
  };
  const button = el(`button.${stepClass(stepOf(at))}`, {
    type: 'button', title: words, 'aria-label': words, 'data-actor': at.actor, 'data-target': at.target, click: show,
  }, el('span', { 'aria-hidden': 'true' }, signOf(at)), at.rows.length);
  return button;
}

function drawHeatControls() {
  choices(byId('heat-kind'), TARGET_KINDS);
  byId('heat-kind').addEventListener('change', drawHeat);
  byId('heat-all').addEventListener('change', drawHeat);
  const signs = { '-1': SIGNS.oppose, 0: SIGNS.mixed + SIGNS.conditional + SIGNS.neutral, 1: SIGNS.support };
  refill(byId('heat-legend'), [-2, -1, 0, 1, 2].map((step) => el('span.key', {},
    el(`span.${stepClass(step)}`, { 'aria-hidden': 'true' }, signs[Math.sign(step)]), STEPS[step])));
  whenFiltered(drawHeat);
}
