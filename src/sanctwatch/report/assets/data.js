// The rows, read out of the packed columns (report/pack.py says how they are packed) as they are asked for.

const PACKED = JSON.parse(byId('data').textContent);

/** One table: `table.column(name)` is an array with a value per row. */
class Table {
  constructor(name, packed) {
    this.name = name;
    this.n = packed.n;
    this.names = Object.keys(packed.columns);
    this.packed = packed.columns;
    this.columns = {};
    this.first = []; // per document the place of its first row
    let at = 0;
    for (const n of packed.per_document || []) { this.first.push(at); at += n; }
    this.first.push(at);
    if (packed.per_document) {
      this.document = new Uint32Array(this.n);
      packed.per_document.forEach((n, doc) => this.document.fill(doc, this.first[doc], this.first[doc] + n));
    }
  }

  column(name) {
    if (!(name in this.columns)) this.columns[name] = this.read(name, this.packed[name]);
    return this.columns[name];
  }

  read(name, packed) {
    if (Array.isArray(packed)) return packed;
    if (packed === undefined) return new Array(this.n).fill('');
    if ('all' in packed) return new Array(this.n).fill(packed.all);
    if ('words' in packed) return packed.at.map((at) => packed.words[at]);
    if ('sentence' in packed) return packed.sentence.map((at) => PACKED.sentences[at]);
    if ('document' in packed) {
      const values = DOCUMENTS.column(packed.document);
      return Array.from(this.document, (doc) => values[doc]);
    }
    const sentences = this.packed.sentence.sentence;
    const texts = new Array(this.n);
    for (let row = 0; row < this.n; row += 1) {
      const start = packed.cut[2 * row];
      texts[row] = start < 0 ? packed.else[-1 - start]
        : PACKED.sentences[sentences[row]].substr(start, packed.cut[2 * row + 1]);
    }
    return texts;
  }

  get(row, name) { return this.column(name)[row]; }

  /** Places of the rows of one document, as [first, behind the last]. */
  of(doc) { return [this.first[doc], this.first[doc + 1]]; }
}

const DOCUMENTS = new Table('documents', PACKED.tables.documents);
const TABLES = { documents: DOCUMENTS };
for (const name of ['mentions', 'stances', 'events', 'quotes']) TABLES[name] = new Table(name, PACKED.tables[name]);
const { mentions: MENTIONS, stances: STANCES, events: EVENTS, quotes: QUOTES } = TABLES;
EVENTS.columns.regimes = EVENTS.read('regimes', PACKED.regimes_of.events);
QUOTES.columns.regimes = QUOTES.read('regimes', PACKED.regimes_of.quotes);

/** Ids in a cell that holds several. */
function ids(cell) { return cell ? cell.split(';') : []; }

// A Map, since an article can name somebody `constructor`.
const NAMES = new Map(Object.entries(PACKED.names));

/** What a reader calls an id. */
function nameOf(id) {
  const known = NAMES.get(id);
  return known ? known[0] : id.replace(/^other:/, '');
}

/** The name of an id where there is little room: short ids of bodies stand as they are. */
function shortName(id) {
  if (!NAMES.has(id)) return nameOf(id);
  if (kindOf(id) === 'resolution') return id.replace(/^S\/RES\//, 'res. ');
  return kindOf(id) === 'state' || nameOf(id).length <= 22 ? nameOf(id) : id;
}

/** `state`, `organization`, `mechanism`, `resolution`, `person` or `other`. */
function kindOf(id) { return NAMES.has(id) ? NAMES.get(id)[1] : 'other'; }

/** Return 'UN sanctions on Iran' style of a regime: 'UN : Iran'. */
function regimeName(regime) {
  const [issuer, target] = regime.split(':');
  return `${issuer === '?' ? 'open' : shortName(issuer)} on ${target === '?' ? 'open' : nameOf(target)}`;
}

/** When a row was, or else when it was published. */
function dateOf(table, row) {
  const own = table === EVENTS || table === STANCES ? table.get(row, 'date') : '';
  return own || table.get(row, 'published');
}

/** Regimes of a row. */
function regimesOf(table, row) {
  return ids(table === STANCES || table === MENTIONS ? table.get(row, 'regime') : table.get(row, 'regimes'));
}

/** Return how often each value comes, as pairs, the most frequent first. */
function tally(values) {
  const n = new Map();
  for (const value of values) n.set(value, (n.get(value) || 0) + 1);
  return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// Periods

const EARLIER = 'earlier';
const UNITS = [['auto', 'what fits'], ['month', 'month'], ['quarter', 'quarter'], ['year', 'year']];

/**
 * Return how a list of dates is cut into periods: {unit, of(date)}.
 * Articles of one year tell of others long ago: as long as they are few, all these are one period, 'earlier'.
 */
function cutting(dates, chosen) {
  const known = dates.filter(Boolean).sort();
  const early = known.length > 20 ? known[Math.floor(known.length * 0.06)] : known[0];
  const since = early ? Number(early.slice(0, 4)) : 0;
  const span = known.length ? Number(known[known.length - 1].slice(0, 4)) - since : 0;
  const unit = chosen && chosen !== 'auto' ? chosen : span < 2 ? 'month' : span < 8 ? 'quarter' : 'year';
  return { unit, of: (date) => (date && Number(date.slice(0, 4)) < since ? EARLIER : periodOf(date, unit)) };
}

/** Return the period of a date; '' when the date is coarser, since nobody knows in which it lies. */
function periodOf(date, unit) {
  if (unit === 'year' || !date) return date.slice(0, 4);
  if (date.length < 7) return '';
  return unit === 'month' ? date.slice(0, 7) : `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Return all periods from the first to the last of a list, the empty ones in between too. */
function periodsBetween(periods, unit) {
  const sorted = periods.filter((period) => period && period !== EARLIER).sort();
  const before = periods.includes(EARLIER) ? [EARLIER] : [];
  if (!sorted.length) return before;
  const last = sorted[sorted.length - 1];
  const all = [sorted[0]];
  while (all[all.length - 1] < last && all.length < 2000) all.push(next(all[all.length - 1], unit));
  return [...before, ...all];
}

function next(period, unit) {
  const year = Number(period.slice(0, 4));
  if (unit === 'year') return String(year + 1);
  if (unit === 'quarter') return period.endsWith('4') ? `${year + 1} Q1` : `${year} Q${Number(period.slice(-1)) + 1}`;
  const month = Number(period.slice(5));
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
