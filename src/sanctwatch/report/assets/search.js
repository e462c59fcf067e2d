// Search over every sentence that some row stands in.

let folded = null; // sentences in lower case, made when somebody first searches
let rowsBySentence = null;

function prepareSearch() {
  folded = PACKED.sentences.map((sentence) => sentence.toLowerCase());
  rowsBySentence = new Map();
  for (const table of [STANCES, EVENTS, QUOTES, MENTIONS]) {
    table.packed.sentence.sentence.forEach((sentence, row) => {
      const found = rowsBySentence.get(sentence);
      if (found) found.push([table, row]); else rowsBySentence.set(sentence, [[table, row]]);
    });
  }
}

function runSearch() {
  const host = byId('search-found');
  const words = byId('search-words').value.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) { refill(host); return; }
  if (!folded) prepareSearch();
  const found = [];
  folded.forEach((sentence, at) => { if (words.every((word) => sentence.includes(word))) found.push(at); });
  const isAsked = ([table, row]) => isInPeriod(dateOf(table, row))
    && (!FILTER.regime || regimesOf(table, row).includes(FILTER.regime));
  const kept = found.filter((at) => (rowsBySentence.get(at) || []).some(isAsked));
  const list = el('ol.rows', {});
  const more = paged(list, kept, (at) => drawFound(at, words), STEP);
  refill(host, el('p', {}, counted(kept.length, 'sentence')), list, more);
}

function drawFound(at, words) {
  const rows = rowsBySentence.get(at);
  const [table, row] = rows[0];
  const told = rows.filter(([each]) => each !== MENTIONS);
  return el('li', {}, el('blockquote', { dir: 'auto' }, highlighted(PACKED.sentences[at], words)),
    told.slice(0, 4).map(([each, place]) => el('p.claim', {}, claim(each, place))),
    el('p.where', {}, rowLink(table, row, table.get(row, 'title') || table.get(row, 'doc_id')),
      el('span', {}, [table.get(row, 'source'), table.get(row, 'published')].filter(Boolean).join(', '))));
}

/** Return a sentence with the words that were searched marked. */
function highlighted(sentence, words) {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = sentence.split(new RegExp(`(${escaped.join('|')})`, 'i'));
  return parts.map((part, i) => (i % 2 ? el('mark', {}, part) : part));
}

function drawSearchControls() {
  byId('search-form').addEventListener('submit', (event) => { event.preventDefault(); runSearch(); });
  whenFiltered(runSearch);
}
