// The list of articles.

function drawArticles() {
  const words = byId('articles-find').value.toLowerCase().split(/\s+/).filter(Boolean);
  const [titles, sources, dates, statuses, docIds] = ['title', 'source', 'published', 'status', 'doc_id'].map((name) => DOCUMENTS.column(name));
  const has = FILTER.regime ? new Set([STANCES, MENTIONS].flatMap((table) => filtered(table).map((row) => table.document[row]))) : null;
  const found = [];
  for (let doc = 0; doc < DOCUMENTS.n; doc += 1) {
    if (statuses[doc] !== 'ok' || (has && !has.has(doc)) || !isInPeriod(dates[doc])) continue;
    const all = `${titles[doc]} ${sources[doc]} ${docIds[doc]}`.toLowerCase();
    if (words.every((word) => all.includes(word))) found.push(doc);
  }
  const order = byId('articles-order').value;
  const stances = DOCUMENTS.column('n_stances');
  if (order === 'new') found.sort((a, b) => (dates[a] < dates[b] ? 1 : dates[a] > dates[b] ? -1 : a - b));
  if (order === 'old') found.sort((a, b) => ((dates[a] || '9') < (dates[b] || '9') ? -1 : (dates[a] || '9') > (dates[b] || '9') ? 1 : a - b));
  if (order === 'stances') found.sort((a, b) => (stances[b] || 0) - (stances[a] || 0) || a - b);
  const body = el('tbody', {});
  const more = paged(body, found, (doc) => el('tr', {},
    el('td', {}, el('a', { href: `#article-${doc}`, dir: 'auto' }, titles[doc] || docIds[doc])),
    el('td.narrow', {}, dates[doc]), el('td.wide', { dir: 'auto' }, sources[doc]),
    ['n_stances', 'n_events', 'n_quotes'].map((name) => el('td.number.wide', {}, DOCUMENTS.get(doc, name)))), 50);
  refill(byId('articles-list'), el('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'List of articles' }, el('table.plain.articles', {}, el('caption', {}, counted(found.length, 'article')),
    el('thead', {}, el('tr', {}, ['title', 'published'].map((name) => el('th', { scope: 'col' }, name)), el('th.wide', { scope: 'col' }, 'source'),
      ['stances', 'events', 'quotes'].map((name) => el('th.number.wide', { scope: 'col' }, name)))), body)), more);
}

function drawArticleControls() {
  let timer = 0;
  byId('articles-find').addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(drawArticles, 150); });
  byId('articles-order').addEventListener('change', drawArticles);
  whenFiltered(drawArticles);
}
