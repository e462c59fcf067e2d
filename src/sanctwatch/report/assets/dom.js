// Elements and their text. Nothing here or elsewhere parses markup: what an article says only ever becomes a text node.

/** Return the element with an id. */
function byId(id) { return document.getElementById(id); }

/**
 * Make an element.
 * @param {string} tag name, with classes behind dots: 'p.how'
 * @param {Object} attributes values by name; functions listen; null and false leave it out
 * @param {...(Node|string|number|null|Array)} children text or elements
 */
function el(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(' ');
  dress(node, attributes);
  fill(node, children);
  return node;
}

/** Make an element of SVG, like `el`. */
function svg(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  dress(node, attributes);
  fill(node, children);
  return node;
}

function dress(node, attributes) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(key, value);
    else node.setAttribute(key, value === true ? '' : value);
  }
}

function fill(node, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    node.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
}

/** Put other children into an element. */
function refill(node, ...children) {
  node.textContent = '';
  fill(node, children);
}

/** Return a number with separators and its noun: '1 row', '1,200 rows'. */
function counted(n, noun) { return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`; }

/** Return a link out of the page, or only its text when the address is not of the web. */
function outward(address, text) {
  let target = null;
  try { target = new URL(address); } catch { /* no address at all */ }
  if (!target || !/^https?:$/.test(target.protocol)) return null;
  return el('a', { href: target.href, rel: 'noopener noreferrer nofollow', target: '_blank' }, text);
}

/** Fill a select with pairs of value and text, and keep what was chosen if it is still there. */
function choices(select, pairs, chosen) {
  const before = chosen === undefined ? select.value : chosen;
  refill(select, pairs.map(([value, text]) => el('option', { value }, text)));
  select.value = pairs.some(([value]) => value === before) ? before : (pairs.length ? pairs[0][0] : '');
}

/**
 * Show a long list in pages.
 * @param {HTMLElement} host element that takes the rows
 * @param {Array} items all of them
 * @param {function} draw makes a node of one
 * @param {number} step how many at a time
 */
function paged(host, items, draw, step) {
  let shown = 0;
  const more = el('button.more', { type: 'button', click: () => grow(true) });
  function grow(byHand) {
    const first = items.slice(shown, shown + step).map(draw);
    host.append(...first);
    shown = Math.min(items.length, shown + step);
    const left = items.length - shown;
    more.textContent = `Show ${Math.min(left, step).toLocaleString('en')} more of ${left.toLocaleString('en')}`;
    more.hidden = left === 0;
    if (byHand && first[0]) { first[0].tabIndex = -1; first[0].focus({ preventScroll: true }); }
  }
  grow(false);
  return more;
}

/** Return a header cell, with classes behind dots as in `el`. */
function head(text, classes) { return el(`th${classes || ''}`, { scope: 'col' }, text); }

/** Return a stretch of the page that scrolls by itself, reached by keys too. */
function scrolling(label, child) {
  return el('div.scroll', { tabindex: 0, role: 'region', 'aria-label': label }, child);
}

/** Add a value to the list that a Map has under a key. */
function collect(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

/** Return how two values are ordered. */
function compare(one, other) { return one < other ? -1 : one > other ? 1 : 0; }

/** Offer values with the number of their rows, behind one for all of them. */
function choicesOf(select, all, pairs, label) {
  choices(select, [['', all], ...pairs.map(([value, n]) => [value, `${label ? label(value) : value} (${n})`])]);
}
