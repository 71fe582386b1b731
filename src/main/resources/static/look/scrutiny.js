/* 监票: how hard a new passphrase is to guess, that it was written twice alike, and how far the count is. */
(() => {
  'use strict';
  const form = document.querySelector('form[data-completion]');
  if (!form) return;
  const phrase = form.querySelector('#phrase'), again = form.querySelector('#again'), strength = form.querySelector('[data-strength]');

  form.querySelector('[data-show-passphrase]').addEventListener('change', ({ currentTarget: { checked } }) => {
    [phrase, again].filter(Boolean).forEach(input => { input.type = checked ? 'text' : 'password'; });
  });

  /** zxcvbn looks for words, names, dates and keyboard rows; it does it here, nothing is sent. */
  phrase.addEventListener('input', () => {
    if (!strength) return;
    const missing = 12 - [...phrase.value].length;
    strength.hidden = !phrase.value;
    const bar = strength.querySelector('progress'), says = strength.querySelector('[data-strength-says]');
    if (missing > 0) {
      bar.value = 0;
      says.textContent = strength.dataset.short.replace('#', missing);
    } else if (globalThis.zxcvbn) {
      const { score } = zxcvbn(phrase.value.slice(0, 100));
      bar.value = score + 1;
      bar.classList.toggle('bar-done', score > 2);
      says.textContent = strength.getAttribute(`data-strength-${score}`);
    } else {
      strength.hidden = true;
    }
  });

  form.addEventListener('answer:check', event => {
    if (again && again.value !== phrase.value) {
      event.preventDefault();
      form.wrong(form.dataset.errors, [{ at: '/again', message: again.dataset.differs }]);
    }
  });

  /* the share that reaches the threshold counts the box before it answers */
  const progress = form.querySelector('[data-progress]');
  let counting;
  form.addEventListener('answer:sent', () => {
    if (!progress) return;
    const bar = progress.querySelector('progress'), says = progress.querySelector('p');
    progress.hidden = false;
    counting = setInterval(async () => {
      const { done, total } = await fetch(form.dataset.counting, { headers: { Accept: 'application/json' } }).then(got => got.json()).catch(() => ({}));
      if (total === undefined) return;
      bar.max = total;
      bar.value = done;
      says.textContent = says.dataset.counted.replace('#done', done).replace('#total', total);
    }, 500);
  });
  form.addEventListener('answer:refused', () => {
    clearInterval(counting);
    if (progress) progress.hidden = true;
    phrase.focus();
  });
})();
