/* 我的任务: how far the ballot drafts on this device are. */
(() => {
  'use strict';
  document.querySelectorAll('[data-draft]').forEach(place => {
    const done = Drafts.done(place.dataset.draft);
    if (!done) return;
    place.hidden = false;
    place.querySelector('progress').value = done;
    place.querySelector('b').textContent = done;
  });
})();
