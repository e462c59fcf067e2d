// Actors on the left, mechanisms on the right, a line for the positions of the one on the other.

const NODES = { actors: 12, mechanisms: 12 }; // with more, the eye follows no line
const GEOMETRY = { width: 760, left: 210, right: 550, row: 26, top: 14, thickest: 8 };

function drawNetwork() {
  const rows = filtered(STANCES).filter((row) => kindOf(STANCES.get(row, 'target')) === 'mechanism');
  const most = (name, n) => tally(rows.map((row) => STANCES.get(row, name))).slice(0, n).map(([id]) => id);
  const [actors, targets] = [most('actor', NODES.actors), most('target', NODES.mechanisms)];
  const ties = [...positions(rows).values()]
    .filter((at) => actors.includes(at.actor) && targets.includes(at.target))
    .sort((a, b) => b.rows.length - a.rows.length);
  refill(byId('network-evidence'));
  refill(byId('network-table'));
  if (!ties.length) {
    refill(byId('network-chart'), el('p.empty', {}, 'No stances on mechanisms are left with these filters.'));
    return;
  }
  // A mechanism stands beside the actors that speak of it most, so that fewer lines cross.
  const weight = new Map(targets.map((target) => [target, middle(ties.filter((at) => at.target === target), actors)]));
  targets.sort((a, b) => weight.get(a) - weight.get(b));
  refill(byId('network-chart'), drawTies(ties, actors, targets));
  refill(byId('network-table'), el('details', {}, el('summary', {}, 'The lines as a table'), drawTieTable(ties)));
}

/** Return the mean place of the actors of some ties, by rows. */
function middle(ties, actors) {
  let [sum, n] = [0, 0];
  for (const at of ties) {
    sum += actors.indexOf(at.actor) * at.rows.length;
    n += at.rows.length;
  }
  return sum / n;
}

function drawTies(ties, actors, targets) {
  const { width, left, right, row, top, thickest } = GEOMETRY;
  const height = row * Math.max(actors.length, targets.length) + top;
  const yOf = (list, id) => top + ((list.indexOf(id) + 0.5) * (height - top)) / list.length;
  const label = 'Network; its lines are in the table below, too';
  const viewBox = `0 0 ${width} ${height}`;
  const picture = svg('svg', { viewBox, class: 'network', role: 'group', 'aria-label': label });
  const bend = (left + right) / 2;
  for (const at of [...ties].reverse()) { // the thickest come last and lie on top
    const [from, to] = [yOf(actors, at.actor), yOf(targets, at.target)];
    const kind = { '-1': 'oppose', 0: 'mixed', 1: 'support' }[Math.sign(stepOf(at))];
    const share = Math.sqrt(at.rows.length / ties[0].rows.length);
    picture.append(svg('path', {
      d: `M${left},${from} C${bend},${from} ${bend},${to} ${right},${to}`, class: `tie ${kind}`,
      'stroke-width': (1 + (thickest - 1) * share).toFixed(1), 'data-actor': at.actor, 'data-target': at.target,
      click: () => pickTie(at),
    }, svg('title', {}, inWords(at))));
  }
  const point = (id) => pointOut(picture, id);
  for (const id of actors) picture.append(...drawNode(id, left, yOf(actors, id), 'end', point));
  for (const id of targets) picture.append(...drawNode(id, right, yOf(targets, id), 'start', point));
  return picture;
}

/** Fade the lines that do not lead to an id; none for no id. */
function pointOut(picture, id) {
  for (const tie of picture.querySelectorAll('.tie')) {
    tie.classList.toggle('away', id !== null && tie.dataset.actor !== id && tie.dataset.target !== id);
  }
}

function drawNode(id, x, y, anchor, point) {
  const [on, off] = [() => point(id), () => point(null)];
  return [
    svg('circle', { cx: x, cy: y, r: 4, class: 'knot' }),
    svg('text', {
      x: x + (anchor === 'end' ? -10 : 10), y, 'text-anchor': anchor, 'dominant-baseline': 'middle', class: 'node',
      tabindex: 0, role: 'img', 'aria-label': nameOf(id), mouseenter: on, mouseleave: off, focus: on, blur: off,
    }, clipped(nameOf(id), 27), svg('title', {}, nameOf(id))),
  ];
}

function drawTieTable(ties) {
  return el('table.plain', { 'aria-label': 'Actors and mechanisms' },
    el('thead', {}, el('tr', {}, head('actor'), head('mechanism'), head('comes to'), head('rows', '.number'))),
    el('tbody', {}, ties.map((at) => el('tr', {}, el('th', { scope: 'row' }, nameOf(at.actor)),
      el('td', {}, nameOf(at.target)), el('td', {}, STEPS[stepOf(at)]),
      el('td.number', {}, el('button.link', { type: 'button', 'aria-label': inWords(at), click: () => pickTie(at) },
        at.rows.length))))));
}

function clipped(text, n) { return text.length > n ? `${text.slice(0, n - 1)}…` : text; }

function pickTie(at) {
  showEvidence(byId('network-evidence'), `${nameOf(at.actor)} on ${nameOf(at.target)}`, STANCES, at.rows);
}
