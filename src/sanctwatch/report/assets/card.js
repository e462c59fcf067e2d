// The rows behind a mark, beside it, on hover, focus and touch.

const MOST_ROWS = 6;

function drawCard() {
  const host = byId('reader');
  const hide = () => { byId('card').hidden = true; };
  const show = (event) => {
    const mark = event.target.closest('.text mark');
    if (mark && mark.rows) showCard(mark);
  };
  for (const name of ['mouseover', 'focusin', 'click']) host.addEventListener(name, show);
  for (const name of ['mouseout', 'focusout']) host.addEventListener(name, hide);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  // The page scrolls when the next mark takes the focus: its card goes with it.
  window.addEventListener('scroll', () => {
    const mark = document.activeElement.closest('.text mark');
    if (mark && mark.rows && !byId('card').hidden) showCard(mark); else hide();
  }, { passive: true });
}

function showCard(mark) {
  const card = byId('card');
  const rows = mark.rows.filter((span) => !hiddenLayers.has(span.layer));
  card.hidden = rows.length === 0;
  refill(card, rows.slice(0, MOST_ROWS).map(({ table, row }) => el('div', {},
    el('p.claim', {}, kindTag(table), ' ', claim(table, row)),
    el('p.where', {}, table.get(row, 'cue') && el('span', {}, 'cue: ', table.get(row, 'cue')), ruleOf(table, row)))),
  rows.length > MOST_ROWS && el('p', {}, `and ${rows.length - MOST_ROWS} more`));
  const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8);
  const isBelow = box.bottom + card.offsetHeight + 12 < window.innerHeight || box.top < card.offsetHeight + 12;
  card.style.left = `${Math.max(8, left)}px`;
  card.style.top = `${isBelow ? box.bottom + 6 : box.top - card.offsetHeight - 6}px`;
}
