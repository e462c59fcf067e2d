// One article with everything that was found in it.

const LAYERS = [['state', 'state'], ['organization', 'organization'], ['resolution', 'resolution'], ['mechanism', 'mechanism'], ['person', 'person'],
  ['quotes', 'quote'], ['stances', 'stance'], ['events', 'event']];
const hiddenLayers = new Set();
const sideTexts = new Map(); // number of the side file -> promise of its texts

/** Return a promise of the text of an article; of null where there is none at hand. */
function textOf(doc) {
  const inline = PACKED.texts.inline[doc];
  const side = PACKED.texts.side[doc];
  if (inline !== null || !side) return Promise.resolve(inline);
  if (!sideTexts.has(side)) sideTexts.set(side, loadSide(side));
  return sideTexts.get(side).then((texts) => (texts && texts[doc] !== undefined ? texts[doc] : null));
}

/** Load a side file in a hidden frame, which hands over its texts; null when the file is not there. */
function loadSide(side) {
  return new Promise((resolve) => {
    const frame = el('iframe', { hidden: true, sandbox: 'allow-scripts', title: 'texts of articles', src: `${encodeURIComponent(PACKED.texts.folder)}/${String(side).padStart(3, '0')}.html` });
    const end = (texts) => { window.removeEventListener('message', hear); frame.remove(); resolve(texts); };
    const hear = (event) => { if (event.source === frame.contentWindow && event.data && event.data.sanctwatch) end(event.data.sanctwatch); };
    window.addEventListener('message', hear);
    // A frame is loaded after its scripts have run: one that says nothing then is no side file.
    frame.addEventListener('load', () => setTimeout(() => end(null), 300));
    document.body.append(frame);
  });
}

/** Return all rows of an article as {table, row, start, end, layer}, offsets as JavaScript counts. */
function spansOf(doc, text) {
  const spans = [];
  const place = unitsOf(text);
  for (const table of [MENTIONS, QUOTES, STANCES, EVENTS]) {
    const [first, last] = table.of(doc);
    for (let row = first; row < last; row += 1) {
      spans.push({ table, row, start: place(table.get(row, 'start')), end: place(table.get(row, 'end')), layer: table === MENTIONS ? table.get(row, 'kind') : table.name });
    }
  }
  return spans;
}

/** Return what turns an offset in code points into one in UTF-16 units. */
function unitsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const units = [];
  let at = 0;
  for (const char of text) { units.push(at); at += char.length; }
  units.push(at);
  return (offset) => units[Math.min(offset, units.length - 1)];
}

let opened = -1;

/** Open an article, at a span if one is given. */
async function openArticle(doc, span) {
  const host = byId('reader');
  if (opened !== doc) {
    const text = await textOf(doc);
    drawArticle(host, doc, text);
    opened = doc;
  }
  host.hidden = false;
  for (const node of host.querySelectorAll('.here')) node.classList.remove('here');
  const pieces = [...host.querySelectorAll('[data-start]')];
  const inside = span ? pieces.filter((node) => Number(node.dataset.start) >= span[0] && Number(node.dataset.end) <= span[1]) : [];
  // Where only sentences are at hand, the one around the span.
  const around = span ? pieces.filter((node) => Number(node.dataset.start) <= span[0] && Number(node.dataset.end) >= span[1]) : [];
  const there = inside.length ? inside : around.slice(0, 1);
  if (there.length) {
    for (const node of there) node.classList.add('here');
    there[0].scrollIntoView({ block: 'center' });
    there[0].focus({ preventScroll: true });
  } else {
    host.scrollIntoView({ block: 'start' });
    host.focus({ preventScroll: true });
  }
}

function drawArticle(host, doc, text) {
  const get = (name) => DOCUMENTS.get(doc, name);
  const counts = LAYERS.map(([layer]) => [layer, 0]);
  const n = new Map(counts);
  for (const span of spansOf(doc, '')) n.set(span.layer, n.get(span.layer) + 1);
  const body = text === null ? drawSentences(doc) : drawText(doc, text);
  refill(host,
    el('div.reader-head', {},
      el('h3', { dir: 'auto' }, get('title') || get('doc_id')),
      el('p.where', {}, el('span', { dir: 'auto' }, get('doc_id')), el('span', {}, [get('source'), get('published')].filter(Boolean).join(', ')), outward(get('url'), 'original')),
      el('p', {}, el('button', { type: 'button', click: () => history.back() }, '← Back to where you were'), ' ',
        el('button', { type: 'button', click: () => { host.hidden = true; byId('articles').scrollIntoView(); } }, 'Close the article')),
      text === null && el('p.how', {}, 'The text is not at hand: these are the sentences with evidence.')),
    el('fieldset.layers', {}, el('legend', {}, 'Marked are'), LAYERS.filter(([layer]) => n.get(layer)).map(([layer, name]) => {
      const box = el('input', { type: 'checkbox', autocomplete: 'off', change: () => { hiddenLayers[box.checked ? 'delete' : 'add'](layer); dressLayers(host); } });
      box.checked = !hiddenLayers.has(layer);
      return el('label.check', {}, box, el(`mark.${layer}`, {}, counted(n.get(layer), name)));
    })),
    text === null ? body : el('div.beside', {}, body, drawRows(doc)));
  dressLayers(host);
}

/** Draw the rows of an article beside its text, in its order, each a link to its span. */
function drawRows(doc) {
  const spans = spansOf(doc, '').filter(({ table }) => table !== MENTIONS).sort((a, b) => a.start - b.start);
  const list = el('ol.rows.short', {});
  const more = paged(list, spans, ({ table, row }) => el(`li.${table.name}`, {}, el('span.tag.kind', {}, table.name.slice(0, -1)), ' ', rowLink(table, row, claim(table, row))), 60);
  return el('aside', { 'aria-label': 'Rows of this article' }, el('h4', {}, 'What was read out of it'), spans.length ? list : el('p.empty', {}, 'No stance, event or quote.'), more);
}

function dressLayers(host) { for (const [layer] of LAYERS) host.classList.toggle(`no-${layer}`, hiddenLayers.has(layer)); }

/** Draw the text cut at every start and end of a span, each piece with the rows that lie over it. */
function drawText(doc, text) {
  const spans = spansOf(doc, text).filter((span) => span.end > span.start && span.end <= text.length);
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  const opening = new Map();
  for (const span of spans) { if (!opening.has(span.start)) opening.set(span.start, []); opening.get(span.start).push(span); }
  const point = pointsOf(text);
  let over = [];
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    over = over.filter((span) => span.end > start).concat(opening.get(start) || []);
    const part = text.slice(start, end);
    if (!over.length) { pieces.push(document.createTextNode(part)); continue; }
    const begins = over.some((span) => span.start === start);
    const classes = [...new Set(over.map((span) => span.layer))];
    const mark = el(`mark.${classes.join('.')}`, { tabindex: begins ? 0 : null, 'data-start': point(start), 'data-end': point(end), 'aria-describedby': begins ? 'card' : null }, part);
    const polarities = new Set(over.filter((span) => span.table === STANCES).map((span) => STANCES.get(span.row, 'polarity')));
    if (polarities.size === 1) mark.classList.add([...polarities][0]);
    mark.rows = [...over].sort((a, b) => (a.end - a.start) - (b.end - b.start));
    pieces.push(mark);
  }
  return el('div.text', { dir: 'auto' }, pieces);
}

/** Return what turns an offset in UTF-16 units into one in code points. */
function pointsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  return (offset) => Array.from(text.slice(0, offset)).length;
}

/** Draw the sentences that are evidence, in the order of the article, with their rows. */
function drawSentences(doc) {
  const bySentence = new Map();
  for (const { table, row } of spansOf(doc, '').sort((a, b) => a.start - b.start)) {
    const sentence = table.get(row, 'sentence');
    if (!bySentence.has(sentence)) bySentence.set(sentence, []);
    bySentence.get(sentence).push([table, row]);
  }
  return el('ol.rows', {}, [...bySentence].map(([sentence, rows]) => el('li', { tabindex: -1, 'data-start': Math.min(...rows.map(([t, r]) => t.get(r, 'start'))), 'data-end': Math.max(...rows.map(([t, r]) => t.get(r, 'end'))) },
    el('blockquote', { dir: 'auto' }, sentence), rows.filter(([table]) => table !== MENTIONS).map(([table, row]) => el('p.claim', {}, claim(table, row))))));
}

/** Show the rows behind a mark beside it, on hover and focus. */
function drawCard() {
  const card = byId('card');
  const show = (mark) => {
    const rows = mark.rows.filter((span) => !hiddenLayers.has(span.layer));
    if (!rows.length) { card.hidden = true; return; }
    refill(card, rows.slice(0, 6).map(({ table, row }) => el('div', {}, el('p.claim', {}, el('span.tag.kind', {}, table.name.slice(0, -1)), ' ', claim(table, row)),
      el('p.where', {}, table.get(row, 'cue') && el('span', {}, 'cue: ', table.get(row, 'cue')), el('span.rule', {}, `${table.get(row, 'rule')} ${table.get(row, 'score')}`)))),
    rows.length > 6 && el('p', {}, `and ${rows.length - 6} more`));
    card.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    const isBelow = box.bottom + height + 12 < window.innerHeight || box.top < height + 12;
    card.style.left = `${left}px`;
    card.style.top = `${isBelow ? box.bottom + 6 : box.top - height - 6}px`;
  };
  const host = byId('reader');
  const markOf = (event) => (event.target.closest ? event.target.closest('.text mark') : null);
  for (const name of ['mouseover', 'focusin', 'click']) host.addEventListener(name, (event) => { const mark = markOf(event); if (mark && mark.rows) show(mark); });
  for (const name of ['mouseout', 'focusout']) host.addEventListener(name, () => { card.hidden = true; });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') card.hidden = true; });
  // The page scrolls when the next mark takes the focus: its card goes with it.
  window.addEventListener('scroll', () => {
    const mark = document.activeElement.closest('.text mark');
    if (mark && mark.rows && !card.hidden) show(mark); else card.hidden = true;
  }, { passive: true });
}
