// The texts of articles, in the page or in the files beside it.

const sideTexts = new Map(); // number of the side file -> promise of its texts

/** Return a promise of the text of an article; of null where there is none at hand. */
function textOf(doc) {
  const inline = PACKED.texts.inline[doc];
  const side = PACKED.texts.side[doc];
  if (inline !== null || !side) return Promise.resolve(inline);
  if (!sideTexts.has(side)) sideTexts.set(side, loadSide(side));
  return sideTexts.get(side).then((texts) => (texts && texts[doc] !== undefined ? texts[doc] : null));
}

/** Load a side file in a hidden frame, which hands over its texts; null when the file is not there. */
function loadSide(side) {
  return new Promise((resolve) => {
    const src = `${encodeURIComponent(PACKED.texts.folder)}/${String(side).padStart(3, '0')}.html`;
    const frame = el('iframe', { hidden: true, sandbox: 'allow-scripts', title: 'texts of articles', src });
    const end = (texts) => {
      window.removeEventListener('message', hear);
      frame.remove();
      resolve(texts);
    };
    const hear = (event) => {
      const isOurs = event.source === frame.contentWindow && event.data && event.data.sanctwatch;
      if (isOurs) end(event.data.sanctwatch);
    };
    window.addEventListener('message', hear);
    // A frame is loaded after its scripts have run: one that says nothing then is no side file.
    frame.addEventListener('load', () => setTimeout(() => end(null), 300));
    document.body.append(frame);
  });
}
