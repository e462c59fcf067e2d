// The list of articles.

const ORDERS = {
  input: () => 0,
  new: (a, b) => compare(DOCUMENTS.get(b, 'published'), DOCUMENTS.get(a, 'published')),
  old: (a, b) => compare(DOCUMENTS.get(a, 'published') || '9', DOCUMENTS.get(b, 'published') || '9'),
  stances: (a, b) => (DOCUMENTS.get(b, 'n_stances') || 0) - (DOCUMENTS.get(a, 'n_stances') || 0),
};

/** Return the articles that are asked for, in the order that is. */
function articlesAsked() {
  const words = byId('articles-find').value.toLowerCase().split(/\s+/).filter(Boolean);
  const having = FILTER.regime ? articlesWithRows() : null;
  const found = [];
  for (let doc = 0; doc < DOCUMENTS.n; doc += 1) {
    const get = (name) => DOCUMENTS.get(doc, name);
    if (get('status') !== 'ok' || (having && !having.has(doc)) || !isInPeriod(get('published'))) continue;
    const all = `${get('title')} ${get('source')} ${get('doc_id')}`.toLowerCase();
    if (words.every((word) => all.includes(word))) found.push(doc);
  }
  return found.sort((a, b) => ORDERS[byId('articles-order').value](a, b) || a - b);
}

function articlesWithRows() {
  return new Set([STANCES, MENTIONS].flatMap((table) => filtered(table).map((row) => table.document[row])));
}

function drawArticles() {
  const found = articlesAsked();
  const body = el('tbody', {});
  const more = paged(body, found, drawArticleRow, 50);
  const heads = [head('title'), head('published'), head('source', '.wide'),
    ['stances', 'events', 'quotes'].map((name) => head(name, '.number.wide'))];
  refill(byId('articles-list'), scrolling('List of articles', el('table.plain.articles', {},
    el('caption', {}, counted(found.length, 'article')), el('thead', {}, el('tr', {}, heads)), body)), more);
}

function drawArticleRow(doc) {
  const get = (name) => DOCUMENTS.get(doc, name);
  return el('tr', {},
    el('td', {}, el('a', { href: `#article-${doc}`, dir: 'auto' }, get('title') || get('doc_id'))),
    el('td.narrow', {}, get('published')), el('td.wide', { dir: 'auto' }, get('source')),
    ['n_stances', 'n_events', 'n_quotes'].map((name) => el('td.number.wide', {}, get(name))));
}

function drawArticleControls() {
  let timer = 0;
  byId('articles-find').addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(drawArticles, 150);
  });
  byId('articles-order').addEventListener('change', drawArticles);
  whenFiltered(drawArticles);
}
