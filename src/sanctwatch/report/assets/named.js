// Which mechanisms and resolutions the articles name, and when.

const MOST_NAMED = 15;

function drawNamed() {
  const rows = filtered(MENTIONS);
  const [kinds, idents, published] = ['kind', 'id', 'published'].map((name) => MENTIONS.column(name));
  for (const kind of ['mechanism', 'resolution']) {
    const own = rows.filter((row) => kinds[row] === kind && published[row]);
    const { unit, of } = cutting(own.map((row) => published[row]), byId('named-unit').value);
    const byPlace = new Map();
    for (const row of own) {
      const period = of(published[row]);
      const name = kind === 'mechanism' ? nameOf(idents[row]) : shortName(idents[row]);
      if (period) collect(byPlace, `${name}\n${period}`, row);
    }
    drawGrid(`named-${kind}`, 'named', byPlace, unit, MENTIONS, `Mentions of ${kind}s by ${unit}`, MOST_NAMED);
  }
}

function drawNamedControls() {
  choices(byId('named-unit'), UNITS);
  byId('named-unit').addEventListener('change', drawNamed);
  whenFiltered(drawNamed);
}
