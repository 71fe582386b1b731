/* The slip's QR code leads to /login#number.code: into the form with it, and out of the address and the history. */
(() => {
  'use strict';
  const [, number, code] = /^#([\w-]{1,32})\.([0-9A-Za-z]{12})$/.exec(location.hash) ?? [];
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  if (!number) return;
  document.getElementById('number').value = number;
  document.getElementById('code').value = code;
  document.getElementById('scanned').hidden = false;
  document.querySelector('form button[type=submit]').focus();
})();
