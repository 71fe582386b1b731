/*
 * The application asks for its words and goes on without them; what is drawn before they come shows their keys. So
 * every other call waits for them.
 */
const open = XMLHttpRequest.prototype.open;
const send = XMLHttpRequest.prototype.send;
let words = null;

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  if (/\/locales\/\w+\.json/.test(address)) {
    const here = new Promise(resolve => this.addEventListener('loadend', () => setTimeout(resolve)));
    words = here;
    here.then(() => (words = null));
    this.words = true;
  }
  return open.call(this, method, address, ...more);
};

XMLHttpRequest.prototype.send = function (body) {
  if (words === null || this.words) {
    send.call(this, body);
  } else {
    words.then(() => send.call(this, body));
  }
};
