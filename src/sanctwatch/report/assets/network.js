// Actors on the left, mechanisms on the right, a line for the positions of the one on the other.

const NODES = { actors: 18, mechanisms: 16 };
const GEOMETRY = { width: 760, left: 210, right: 550, row: 26, top: 14 };

function drawNetwork() {
  const rows = filtered(STANCES).filter((row) => kindOf(STANCES.get(row, 'target')) === 'mechanism');
  const actors = tally(rows.map((row) => STANCES.get(row, 'actor'))).slice(0, NODES.actors).map(([id]) => id);
  const targets = tally(rows.map((row) => STANCES.get(row, 'target'))).slice(0, NODES.mechanisms).map(([id]) => id);
  const links = [...positions(rows).values()].filter((at) => actors.includes(at.actor) && targets.includes(at.target));
  refill(byId('network-evidence'));
  if (!links.length) {
    refill(byId('network-chart'), el('p.empty', {}, 'No stances on mechanisms are left with these filters.'));
    refill(byId('network-table'));
    return;
  }
  // A mechanism stands beside the actors that speak of it most, so that fewer lines cross.
  const middle = (target) => { let [sum, n] = [0, 0]; for (const at of links) if (at.target === target) { sum += actors.indexOf(at.actor) * at.rows.length; n += at.rows.length; } return sum / n; };
  targets.sort((a, b) => middle(a) - middle(b));
  const height = GEOMETRY.row * Math.max(actors.length, targets.length) + GEOMETRY.top;
  const spread = (list, id) => GEOMETRY.top + ((list.indexOf(id) + 0.5) * (height - GEOMETRY.top)) / list.length;
  const most = Math.max(...links.map((at) => at.rows.length));
  const picture = svg('svg', { viewBox: `0 0 ${GEOMETRY.width} ${height}`, class: 'network', role: 'group', 'aria-label': 'Network; its lines are in the table below, too' });
  const focus = (id) => { for (const line of picture.querySelectorAll('.tie')) line.classList.toggle('away', Boolean(id) && line.dataset.actor !== id && line.dataset.target !== id); };
  links.sort((a, b) => a.rows.length - b.rows.length);
  for (const at of links) {
    const [y1, y2] = [spread(actors, at.actor), spread(targets, at.target)];
    const { left, right } = GEOMETRY;
    const bend = (left + right) / 2;
    const net = Math.sign(stepOf(at)[0]);
    const line = svg('path', { d: `M${left},${y1} C${bend},${y1} ${bend},${y2} ${right},${y2}`, class: `tie ${net > 0 ? 'support' : net < 0 ? 'oppose' : 'mixed'}`,
      'stroke-width': (1 + 7 * Math.sqrt(at.rows.length / most)).toFixed(1), 'data-actor': at.actor, 'data-target': at.target,
      click: () => pickLink(at) }, svg('title', {}, inWords(at)));
    picture.append(line);
  }
  for (const [list, x, anchor] of [[actors, GEOMETRY.left - 10, 'end'], [targets, GEOMETRY.right + 10, 'start']]) {
    for (const id of list) {
      picture.append(svg('text', { x, y: spread(list, id), 'text-anchor': anchor, 'dominant-baseline': 'middle', class: 'node', tabindex: 0, role: 'img', 'aria-label': nameOf(id),
        mouseenter: () => focus(id), mouseleave: () => focus(''), focus: () => focus(id), blur: () => focus('') }, clipped(nameOf(id), 27), svg('title', {}, nameOf(id))));
      picture.append(svg('circle', { cx: anchor === 'end' ? GEOMETRY.left : GEOMETRY.right, cy: spread(list, id), r: 4, class: 'knot' }));
    }
  }
  refill(byId('network-chart'), picture);
  const details = el('details', {}, el('summary', {}, 'The lines as a table'));
  details.append(el('table.plain', { 'aria-label': 'Actors and mechanisms' }, el('thead', {}, el('tr', {}, ['actor', 'mechanism', 'comes to', 'rows'].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, [...links].reverse().map((at) => el('tr', {}, el('th', { scope: 'row' }, nameOf(at.actor)), el('td', {}, nameOf(at.target)), el('td', {}, STEPS[stepOf(at)[0]]),
      el('td.number', {}, el('button.link', { type: 'button', 'aria-label': inWords(at), click: () => pickLink(at) }, at.rows.length)))))));
  refill(byId('network-table'), details);
}

function clipped(text, n) { return text.length > n ? `${text.slice(0, n - 1)}…` : text; }

function pickLink(at) {
  showEvidence(byId('network-evidence'), `${nameOf(at.actor)} on ${nameOf(at.target)}`, STANCES, at.rows);
}
