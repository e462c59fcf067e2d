// Who is quoted, and for whom.

const PRONOUN = /^(?:he|she|it|they|we|i|who|which)$/i;

/** Return the name of a row's speaker; '' for a pronoun that leads to nobody: "he" is not one person. */
function speakerOf(row) {
  const get = (name) => QUOTES.get(row, name);
  if (get('speaker_name')) return get('speaker_name');
  return get('speaker_resolution') === 'pronoun' || PRONOUN.test(get('speaker')) ? '' : get('speaker');
}

function drawSpeakers() {
  const [byActor, bySpeaker] = [new Map(), new Map()];
  for (const row of filtered(QUOTES)) {
    for (const actor of ids(QUOTES.get(row, 'actor'))) collect(byActor, actor, row);
    if (speakerOf(row)) collect(bySpeaker, speakerOf(row), row);
  }
  refill(byId('speakers-evidence'));
  drawBars(byId('speakers-states'), 'States and organizations', byActor, nameOf, () => '');
  drawBars(byId('speakers-persons'), 'Speakers', bySpeaker, (name) => name, mainActor);
}

/** Return for whom most of some quotes were said. */
function mainActor(rows) {
  const actors = tally(rows.flatMap((row) => ids(QUOTES.get(row, 'actor'))));
  return actors.length ? shortName(actors[0][0]) : '';
}

/** Draw a table of names with bars as long as they have rows. */
function drawBars(host, heading, byName, label, aside) {
  const sorted = [...byName].sort((a, b) => b[1].length - a[1].length || compare(label(a[0]), label(b[0])));
  const most = sorted.length ? sorted[0][1].length : 0;
  const body = el('tbody', {});
  const more = paged(body, sorted, ([name, rows]) => {
    const told = aside(rows);
    return el('tr', {}, el('th', { scope: 'row', dir: 'auto' }, label(name), told && el('small', {}, told)),
      el('td.number', {}, drawNumber(label(name), rows)), el('td.bars', {}, drawBar(rows.length / most)));
  }, 15);
  refill(host,
    el('table.plain.ranked', {}, el('caption', {}, heading),
      el('thead', {}, el('tr', {}, head('who'), head('quotes', '.number'), el('td', {}))), body),
    sorted.length ? more : el('p.empty', {}, 'No quotes are left with these filters.'));
}

function drawNumber(name, rows) {
  const show = () => showEvidence(byId('speakers-evidence'), name, QUOTES, rows);
  const label = `${name}: ${counted(rows.length, 'quote')}`;
  return el('button.link', { type: 'button', 'aria-label': label, click: show }, rows.length);
}

function drawBar(share) {
  const bar = el('span.bar', { 'aria-hidden': 'true' });
  bar.style.width = `${100 * share}%`;
  return bar;
}
