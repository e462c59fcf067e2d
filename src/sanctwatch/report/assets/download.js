// Tables as CSV, made here: nothing is fetched.

// The same as in sinks/delimited.py: what a spreadsheet would run begins with one of these, after blanks that it drops.
const FORMULA = /^(?:[\t\r\n]|[\s\u0000-\u001f\u007f\u200b-\u200f\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** Return a cell as CSV has it, with an apostrophe before what would be run. */
function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Return a table as CSV; of some rows only, if they are given. */
function csvOf(table, rows) {
  const columns = table.names.map((name) => table.column(name));
  const lines = [table.names.join(',')];
  const places = rows || Array.from({ length: table.n }, (_, row) => row);
  for (const row of places) lines.push(columns.map((values) => cell(values[row])).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Hand a table to the reader as a file. */
function download(table, name, rows) {
  const address = URL.createObjectURL(new Blob([csvOf(table, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = el('a', { href: address, download: `${name}.csv`, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function drawDownloads() {
  refill(byId('downloads'), Object.values(TABLES).map((table) => el(
    'button', { type: 'button', 'data-table': table.name, click: () => download(table, table.name) },
    `${table.name}.csv`, el('small', {}, counted(table.n, 'row')),
  )));
}
