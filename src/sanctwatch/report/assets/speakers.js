// Who is quoted, and for whom.

const PRONOUN = /^(?:he|she|it|they|we|i|who|which)$/i;

function drawSpeakers() {
  const rows = filtered(QUOTES);
  const byActor = new Map();
  const bySpeaker = new Map();
  const put = (map, key, row) => { if (!map.has(key)) map.set(key, []); map.get(key).push(row); };
  for (const row of rows) {
    for (const actor of ids(QUOTES.get(row, 'actor'))) put(byActor, actor, row);
    // A pronoun that leads to nobody counts for its state only: "he" is not one person.
    const isPronoun = QUOTES.get(row, 'speaker_resolution') === 'pronoun' || PRONOUN.test(QUOTES.get(row, 'speaker'));
    const speaker = QUOTES.get(row, 'speaker_name') || (isPronoun ? '' : QUOTES.get(row, 'speaker'));
    if (speaker) put(bySpeaker, speaker, row);
  }
  refill(byId('speakers-evidence'));
  drawBars(byId('speakers-states'), 'States and organizations', byActor, nameOf);
  drawBars(byId('speakers-persons'), 'Speakers', bySpeaker, (name) => name, (name, found) => tally(found.flatMap((row) => ids(QUOTES.get(row, 'actor')))).slice(0, 1).map(([actor]) => shortName(actor))[0]);
}

/** Draw a table of names with bars as long as they have rows. */
function drawBars(host, heading, byName, label, aside) {
  const sorted = [...byName].sort((a, b) => b[1].length - a[1].length || (label(a[0]) < label(b[0]) ? -1 : 1));
  const most = sorted.length ? sorted[0][1].length : 0;
  const body = el('tbody', {});
  const more = paged(body, sorted, ([name, found]) => {
    const bar = el('span.bar', { 'aria-hidden': 'true' });
    bar.style.width = `${(100 * found.length) / most}%`;
    return el('tr', {}, el('th', { scope: 'row', dir: 'auto' }, label(name), aside && aside(name, found) && el('small', {}, aside(name, found))),
      el('td.number', {}, el('button.link', { type: 'button', 'aria-label': `${label(name)}: ${counted(found.length, 'quote')}`,
        click: () => showEvidence(byId('speakers-evidence'), label(name), QUOTES, found) }, found.length)),
      el('td.bars', {}, bar));
  }, 15);
  refill(host, el('table.plain.ranked', {}, el('caption', {}, heading), el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'who'),
    el('th.number', { scope: 'col' }, 'quotes'), el('td', {}))), body), sorted.length ? more : el('p.empty', {}, 'No quotes are left with these filters.'));
}
