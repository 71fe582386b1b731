/*
 * Drafts of ballots: on this device only, encrypted (AES-GCM) under a key that the server made for the session and that
 * goes with it, so that whoever gets the phone next finds nothing he could read. `Drafts.of(task, key)` gives a draft
 * with kept, read(), write(content, done), wipe(). Where the browser has no WebCrypto (no https) or no storage, `kept` is
 * false and nothing is kept. How many are done stands beside it in clear for the page 我的任务.
 */
const Drafts = (() => {
  'use strict';
  const SEALED = 'draft:', DONE = 'done:';
  const bytes = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));
  const base64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)));
  const utf8 = text => new TextEncoder().encode(text);

  function storage() {
    try {
      localStorage.setItem('pingyi', '1');
      localStorage.removeItem('pingyi');
      return localStorage;
    } catch { return null; }
  }
  const store = storage();

  function forget(task) {
    store?.removeItem(SEALED + task);
    store?.removeItem(DONE + task);
  }

  function forgetAll() {
    if (!store) return;
    Object.keys(store).filter(name => name.startsWith(SEALED) || name.startsWith(DONE)).forEach(name => store.removeItem(name));
  }

  class Draft {
    constructor(task, key) {
      this.task = task;
      this.kept = !!store && !!globalThis.crypto?.subtle;
      this.over = false;
      this.key = this.kept ? crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt']) : null;
      this.last = Promise.resolve();
    }

    /** What was kept, or null; what another session sealed is of no use to anybody and goes. */
    async read() {
      const kept = this.kept && store.getItem(SEALED + this.task);
      if (!kept) return null;
      try {
        const { iv, sealed } = JSON.parse(kept);
        const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv), additionalData: utf8(this.task) }, await this.key, bytes(sealed));
        return JSON.parse(new TextDecoder().decode(open));
      } catch {
        forget(this.task);
        return null;
      }
    }

    /** One after the other, so that the last one stays. */
    write(content, done) {
      if (!this.kept) return this.last;
      this.last = this.last.then(async () => {
        if (this.over) return;
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(this.task) }, await this.key, utf8(JSON.stringify(content)));
        if (this.over) return;
        try {
          store.setItem(SEALED + this.task, JSON.stringify({ iv: base64(iv), sealed: base64(sealed) }));
          store.setItem(DONE + this.task, String(done));
        } catch { this.kept = false; }
      });
      return this.last;
    }

    wipe() {
      this.over = true;
      forget(this.task);
    }
  }

  /* whoever logs out takes his drafts with him; a ballot that is cast or closed needs none; the login page belongs to nobody */
  document.querySelectorAll('form[data-wipe]').forEach(form => form.addEventListener('submit', forgetAll));
  document.querySelectorAll('[data-forget]').forEach(place => forget(place.dataset.forget));
  if (document.querySelector('[data-forget-all]')) forgetAll();

  return { of: (task, key) => new Draft(task, key), done: task => Number(store?.getItem(DONE + task) ?? 0) };
})();
