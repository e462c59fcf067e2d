// Hands the texts to the page that frames this file. A page from a disk has no origin to name, hence the star: the
// texts are for whoever has the folder.
'use strict';
if (window.parent !== window) {
  window.parent.postMessage({ sanctwatch: JSON.parse(document.getElementById('data').textContent) }, '*');
}
