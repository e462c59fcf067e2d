// Rows as a reader wants them: a sentence that says what the row claims, the evidence, and where it stands.

const SIGNS = { support: '▲', oppose: '▼', conditional: '◇', neutral: '=', mixed: '◆' };
const STEP = 25;

/** Show rows below a chart, with a heading that takes the focus. */
function showEvidence(host, heading, table, rows) {
  const asked = document.activeElement;
  const close = () => { refill(host); if (asked && asked.isConnected) asked.focus(); };
  const list = el('ol.rows', {});
  const ordered = [...rows].sort((a, b) => compare(dateOf(table, a) || '9999', dateOf(table, b) || '9999') || a - b);
  const more = paged(list, ordered, (row) => el('li', {}, drawRow(table, row)), STEP);
  refill(host,
    el('div.evidence-head', {},
      el('h3', {}, heading, ' ', el('small', {}, counted(rows.length, table.name.slice(0, -1)))),
      el('button', { type: 'button', click: () => download(table, `${table.name}-chosen`, ordered) }, 'CSV'),
      el('button.close', { type: 'button', click: close }, 'Close')),
    list, more);
  host.setAttribute('role', 'region');
  host.setAttribute('aria-label', heading);
  host.focus({ preventScroll: true });
  const box = host.getBoundingClientRect();
  if (box.top > window.innerHeight * 0.7 || box.top < 0) host.scrollIntoView({ block: 'start' });
}

/** Return one row of evidence. */
function drawRow(table, row) {
  const get = (name) => table.get(row, name);
  return [el('p.claim', {}, claim(table, row)),
    el('blockquote', {}, marked(get('sentence'), get('text'), get('cue'))),
    el('p.where', {}, rowLink(table, row, get('title') || get('doc_id')),
      el('span', {}, [get('source'), get('published')].filter(Boolean).join(', ')),
      outward(DOCUMENTS.get(table.document[row], 'url'), 'original'),
      ruleOf(table, row))];
}

/** Return which rule made a row, and its score. */
function ruleOf(table, row) {
  return el('span.rule', { title: 'rule and score' }, `${table.get(row, 'rule')} ${table.get(row, 'score')}`);
}

/** Return what a row claims, in words. */
function claim(table, row) {
  const get = (name) => table.get(row, name);
  const list = (cell) => ids(cell).map(nameOf).join(', ');
  if (table === STANCES) {
    return [el('strong', {}, nameOf(get('actor'))), ' ', polarity(get('polarity')), ' ',
      el('strong', {}, nameOf(get('target'))),
      tags(get('basis'), get('speaker') && `by ${get('speaker')}`, get('regime'), get('date'))];
  }
  if (table === EVENTS) {
    return [el('strong', {}, get('type')), get('actors') && [' by ', el('strong', {}, list(get('actors')))],
      get('targets') && [' on ', el('strong', {}, list(get('targets')))],
      tags(get('date'), get('modality') !== 'asserted' && get('modality'), get('regimes'),
        get('report_count') > 1 && `${get('report_count')} reports`)];
  }
  if (table === QUOTES) {
    const actor = list(get('actor'));
    return [el('strong', {}, get('speaker_name') || get('speaker') || 'Somebody'), actor && ` (${actor})`, ' ',
      get('cue') && el('em', {}, get('cue')),
      tags(get('kind'), get('role'), get('about') && `about ${list(get('about'))}`)];
  }
  return [el('strong', {}, get('label') || get('id')), tags(get('kind'), get('form'), get('regime'),
    get('actor') && `for ${nameOf(get('actor'))}`, get('role'), get('paragraph'))];
}

function polarity(value) {
  const verbs = { support: 'supports', oppose: 'opposes', conditional: 'on conditions:', neutral: 'is neutral on' };
  return el(`span.polarity.${value}`, {}, `${SIGNS[value]} ${verbs[value] || value}`);
}

function tags(...texts) { return texts.filter(Boolean).map((text) => el('span.tag', {}, text)); }

/** Return a sentence with the evidence in it marked and the cue underlined. */
function marked(sentence, text, cue) {
  const oneLine = text.replace(/\s+/g, ' ');
  const start = oneLine ? sentence.indexOf(oneLine) : -1;
  if (start < 0) return [sentence];
  const cueAt = cue ? oneLine.indexOf(cue) : -1;
  const inside = cueAt < 0 || cue === oneLine ? oneLine
    : [oneLine.slice(0, cueAt), el('u', {}, cue), oneLine.slice(cueAt + cue.length)];
  return [sentence.slice(0, start), el('mark', {}, inside), sentence.slice(start + oneLine.length)];
}

/** Return a link that opens the article of a row where the row stands. */
function rowLink(table, row, ...text) {
  const span = `${table.get(row, 'start')}-${table.get(row, 'end')}`;
  return el('a', { href: `#article-${table.document[row]}-${span}`, dir: 'auto' }, text);
}
