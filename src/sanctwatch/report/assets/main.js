// The page comes to life: controls first, then the sections in their order, then whatever the address asks for.

/** Open what the address names: '#article-12-385-410' is the thirteenth document with that span in view. */
function route() {
  const match = /^#article-(\d+)(?:-(\d+)-(\d+))?$/.exec(location.hash);
  if (!match || Number(match[1]) >= DOCUMENTS.n) return;
  openArticle(Number(match[1]), match[2] === undefined ? null : [Number(match[2]), Number(match[3])]);
}

window.addEventListener('error', (event) => {
  byId('failure').hidden = false;
  byId('failure').textContent = `Something in this page went wrong: ${event.message}`;
});

drawFilters();
drawHeatControls();
drawTimeControls();
drawEventControls();
whenFiltered(drawSpeakers);
drawNamedControls();
whenFiltered(drawNetwork);
drawArticleControls();
drawSearchControls();
drawDownloads();
drawCard();
drawAll();
route();
window.addEventListener('hashchange', route);
DARK.addEventListener('change', drawAll);
// On paper there is no room to scroll: what is folded is shown.
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('#about details')) details.open = true;
});
performance.mark('interactive');
