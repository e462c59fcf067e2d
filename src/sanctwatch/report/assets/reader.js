// One article with everything that was found in it.

const LAYERS = [
  ['state', 'state'], ['organization', 'organization'], ['resolution', 'resolution'], ['mechanism', 'mechanism'],
  ['person', 'person'], ['quotes', 'quote'], ['stances', 'stance'], ['events', 'event'],
];
const hiddenLayers = new Set();
let opened = -1;

/** Return all rows of an article as {table, row, start, end, layer}, offsets as JavaScript counts in `text`. */
function spansOf(doc, text) {
  const spans = [];
  const place = unitsOf(text);
  for (const table of [MENTIONS, QUOTES, STANCES, EVENTS]) {
    const [first, last] = table.of(doc);
    for (let row = first; row < last; row += 1) {
      const layer = table === MENTIONS ? table.get(row, 'kind') : table.name;
      spans.push({ table, row, layer, start: place(table.get(row, 'start')), end: place(table.get(row, 'end')) });
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

/** Return what turns an offset in UTF-16 units into one in code points. */
function pointsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  return (offset) => Array.from(text.slice(0, offset)).length;
}

/** Open an article, at a span if one is given as [start, end]. */
async function openArticle(doc, span) {
  const host = byId('reader');
  if (opened !== doc) {
    drawArticle(host, doc, await textOf(doc));
    opened = doc;
  }
  host.hidden = false;
  const there = span ? piecesOf(host, span) : [];
  for (const node of host.querySelectorAll('.here')) node.classList.remove('here');
  for (const node of there) node.classList.add('here');
  (there[0] || host).scrollIntoView({ block: there.length ? 'center' : 'start' });
  (there[0] || host).focus({ preventScroll: true });
}

/** Return the pieces of a span; where only sentences are at hand, the one around it. */
function piecesOf(host, [start, end]) {
  const pieces = [...host.querySelectorAll('[data-start]')]
    .map((node) => [node, Number(node.dataset.start), Number(node.dataset.end)]);
  const inside = pieces.filter(([, first, last]) => first >= start && last <= end);
  const around = pieces.filter(([, first, last]) => first <= start && last >= end);
  return (inside.length ? inside : around.slice(0, 1)).map(([node]) => node);
}

function drawArticle(host, doc, text) {
  const get = (name) => DOCUMENTS.get(doc, name);
  const close = () => {
    host.hidden = true;
    byId('articles').scrollIntoView();
  };
  refill(host,
    el('h3', { dir: 'auto' }, get('title') || get('doc_id')),
    el('p.where', {}, el('span', { dir: 'auto' }, get('doc_id')),
      el('span', {}, [get('source'), get('published')].filter(Boolean).join(', ')), outward(get('url'), 'original')),
    el('p.reader-head', {},
      el('button', { type: 'button', click: () => history.back() }, '← Back to where you were'), ' ',
      el('button', { type: 'button', click: close }, 'Close the article')),
    text === null && el('p.how', {}, 'The text is not at hand: these are the sentences with evidence.'),
    drawLayers(host, doc),
    text === null ? drawSentences(doc) : el('div.beside', {}, drawText(doc, text), drawRows(doc)));
  dressLayers(host);
}

/** Draw the legend, which also says what is marked. */
function drawLayers(host, doc) {
  const n = new Map(tally(spansOf(doc, '').map((span) => span.layer)));
  const there = LAYERS.filter(([layer]) => n.has(layer));
  return el('fieldset.layers', {}, el('legend', {}, 'Marked are'), there.map(([layer, name]) => {
    const choose = () => {
      hiddenLayers[box.checked ? 'delete' : 'add'](layer);
      dressLayers(host);
    };
    const box = el('input', { type: 'checkbox', autocomplete: 'off', change: choose });
    box.checked = !hiddenLayers.has(layer);
    return el('label.check', {}, box, el(`mark.${layer}`, {}, counted(n.get(layer), name)));
  }));
}

function dressLayers(host) {
  for (const [layer] of LAYERS) host.classList.toggle(`no-${layer}`, hiddenLayers.has(layer));
}

/** Draw the text cut at every start and end of a span, each piece with the rows that lie over it. */
function drawText(doc, text) {
  const spans = spansOf(doc, text).filter((span) => span.end > span.start && span.end <= text.length);
  const ends = spans.flatMap((span) => [span.start, span.end]);
  const cuts = [...new Set([0, text.length, ...ends])].sort((a, b) => a - b);
  const opening = new Map();
  for (const span of spans) collect(opening, span.start, span);
  const point = pointsOf(text);
  const pieces = [];
  let over = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    over = over.filter((span) => span.end > start).concat(opening.get(start) || []);
    const part = text.slice(start, end);
    pieces.push(over.length ? drawMark(part, over, point(start), point(end), opening.has(start)) : part);
  }
  return el('div.text', { dir: 'auto' }, pieces);
}

/** Draw one piece of text with the rows over it; keys stop at those where a span begins. */
function drawMark(part, over, start, end, isStop) {
  const layers = [...new Set(over.map((span) => span.layer))];
  const stances = over.filter((span) => span.table === STANCES);
  const polarities = new Set(stances.map((span) => STANCES.get(span.row, 'polarity')));
  const mark = el(`mark.${[...layers, ...(polarities.size === 1 ? polarities : [])].join('.')}`, {
    tabindex: isStop ? 0 : null, 'aria-describedby': isStop ? 'card' : null, 'data-start': start, 'data-end': end,
  }, part);
  mark.rows = [...over].sort((a, b) => (a.end - a.start) - (b.end - b.start));
  return mark;
}

/** Draw the rows of an article beside its text, in its order, each a link to its span. */
function drawRows(doc) {
  const spans = spansOf(doc, '').filter(({ table }) => table !== MENTIONS).sort((a, b) => a.start - b.start);
  const list = el('ol.rows.short', {});
  const more = paged(list, spans, ({ table, row }) => el(`li.${table.name}`, {},
    kindTag(table), ' ', rowLink(table, row, claim(table, row))), 60);
  return el('aside', { 'aria-label': 'Rows of this article' }, el('h4', {}, 'What was read out of it'),
    spans.length ? list : el('p.empty', {}, 'No stance, event or quote.'), more);
}

function kindTag(table) { return el('span.tag.kind', {}, table.name.slice(0, -1)); }

/** Draw the sentences that are evidence, in the order of the article, with their rows. */
function drawSentences(doc) {
  const bySentence = new Map();
  for (const span of spansOf(doc, '').sort((a, b) => a.start - b.start)) {
    collect(bySentence, span.table.get(span.row, 'sentence'), span);
  }
  return el('ol.rows', {}, [...bySentence].map(([sentence, spans]) => el('li', {
    tabindex: -1,
    'data-start': Math.min(...spans.map((span) => span.start)),
    'data-end': Math.max(...spans.map((span) => span.end)),
  }, el('blockquote', { dir: 'auto' }, sentence), spans.filter(({ table }) => table !== MENTIONS)
    .map(({ table, row }) => el(`p.claim.${table.name}`, {}, claim(table, row))))));
}
