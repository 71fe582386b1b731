/*
 * From the marks to the box: keeps the draft (drafts.js), shows the score sheet with what the rater may want to look at
 * again, and casts. Marks leave this page once, in the completion; what the mirror says leaves it never.
 */
(() => {
  'use strict';
  const review = document.querySelector('[data-review]'), ballot = document.querySelector('[data-ballot]');
  if (!review || !ballot) return;
  const text = review.dataset;
  const draft = Drafts.of(text.task, text.key);
  review.removeAttribute('data-key');

  const dims = [...document.querySelectorAll('[data-compare]')].map(button => button.dataset.compare);
  const roster = [...ballot.querySelectorAll('.cadre')].map(root => ({
    id: root.dataset.cadre,
    name: root.querySelector('.cadre-open b').textContent,
    weights: Object.fromEntries([...root.querySelectorAll('.dim')].map(dim => [dim.dataset.dim, Number(dim.dataset.weight)])) }));
  const marks = new Map();
  let touched = false, sending = false, lost = false, over = false, seen = Date.now();
  const isDone = mark => !!mark && (mark.dontKnow === true || dims.every(dim => Number.isInteger(mark.points?.[dim])));
  const done = () => roster.filter(cadre => isDone(marks.get(cadre.id))).length;
  const fill = (sentence, values) => sentence.replace(/#(\w*)/g, (all, name) => values[name || 'n'] ?? all);

  /* ---- draft ---- */
  document.querySelector(draft.kept ? '[data-draft-line]' : '[data-no-draft]').hidden = false;
  ballot.addEventListener('ballot:change', ({ detail: { cadre, points, dontKnow } }) => {
    touched = true;
    marks.set(cadre, dontKnow ? { dontKnow: true } : { points });
    draft.write(Object.fromEntries(marks), done());
    stayHere();
  });
  const restored = draft.read().then(kept => {
    if (!kept) return;
    for (const [cadre, mark] of Object.entries(kept)) if (!marks.has(cadre)) marks.set(cadre, mark);
    ballot.dispatchEvent(new CustomEvent('ballot:restore', { detail: kept }));
  });
  addEventListener('beforeunload', event => { if (touched && !draft.kept && !over) event.preventDefault(); });
  /* a page out of the browser's memory may be somebody else's by now */
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });

  /** Who rates is here: the session must not end under him, for his draft's key would go with it. Says nothing else. */
  function stayHere() {
    if (Date.now() - seen < 600000) return;
    seen = Date.now();
    fetch(text.here, { redirect: 'manual' }).catch(() => { });
  }

  /* ---- two steps on one page: the marks never have to be handed on ---- */
  const steps = [...document.querySelectorAll('[data-in]')];
  const title = document.title;
  function show() {
    const step = location.hash === '#review' ? 'review' : 'marking';
    steps.forEach(part => { part.hidden = part.dataset.in !== step; });
    document.title = step === 'review' ? title.replace(/^.*? · /, `${text.title} · `) : title;
    if (step === 'review') {
      draw();
      scrollTo(0, 0);
      review.querySelector('h1').focus({ preventScroll: true });
    } else if (location.hash.startsWith('#cadre-')) {
      ballot.dispatchEvent(new CustomEvent('ballot:open', { detail: location.hash.slice(7) }));
    }
  }
  addEventListener('hashchange', show);
  restored.then(() => { if (location.hash) show(); });

  function cell(kind, content) {
    const element = document.createElement(kind);
    element.append(content);
    return element;
  }

  function draw() {
    const rows = roster.map(cadre => {
      const mark = marks.get(cadre.id), row = document.createElement('tr');
      const name = cell('th', cell('a', cadre.name));
      name.scope = 'row';
      name.firstChild.href = `#cadre-${cadre.id}`;
      row.append(name);
      if (mark?.dontKnow) {
        const skipped = cell('td', text.rowSkipped);
        skipped.colSpan = dims.length + 1;
        skipped.className = 'quiet';
        row.append(skipped);
      } else {
        row.append(...dims.map(dim => cell('td', String(mark?.points?.[dim] ?? '—'))), cell('td', cell('b', isDone(mark) ? mean(cadre, mark).toFixed(1) : '—')));
      }
      return row;
    });
    review.querySelector('tbody').replaceChildren(...rows);
    const finished = done(), skipped = roster.filter(cadre => marks.get(cadre.id)?.dontKnow).length;
    review.querySelector('[data-sum]').textContent = finished < roster.length
      ? fill(text.missing, { n: roster.length - finished })
      : fill(text.rated, { n: finished - skipped }) + (skipped ? fill(text.skipped, { n: skipped }) : '');
    cast.disabled = finished < roster.length;
    mirror();
  }

  /** Rounded once, from whole numbers. */
  const mean = (cadre, mark) => Math.round(dims.reduce((sum, dim) => sum + mark.points[dim] * cadre.weights[dim], 0) / 10) / 10;

  /** What the rater may not have noticed himself. A hint, never a block; drawn afresh each time, kept nowhere. */
  function mirror() {
    const marked = roster.filter(cadre => isDone(marks.get(cadre.id)) && !marks.get(cadre.id).dontKnow);
    const points = marked.map(cadre => dims.map(dim => marks.get(cadre.id).points[dim]));
    const same = marked.filter((cadre, i) => points[i].every(point => point === points[i][0]));
    const hints = [];
    if (same.length > 1) hints.push(fill(same.length > 3 ? text.sameMany : text.same, { names: same.slice(0, same.length > 3 ? 2 : 3).map(cadre => cadre.name).join(text.join), n: same.length }));
    const low = Math.min(...points.flat()), high = Math.max(...points.flat());
    if (marked.length > 2 && high - low <= 3) hints.push(fill(text.narrow, { low, high, n: high - low }));
    const place = review.querySelector('[data-mirror]');
    place.hidden = !hints.length;
    place.querySelector('[data-mirror-says]').textContent = hints.join(' ');
  }

  /* ---- casting ---- */
  const cast = document.querySelector('[data-cast]'), castText = cast.querySelector('span'), castName = castText.textContent;
  const trouble = review.querySelector('[data-trouble]'), says = review.querySelector('[data-trouble-says]'), login = review.querySelector('[data-trouble-login]');
  const csrf = document.querySelector('meta[name="csrf"]');

  function wait(isSending) {
    sending = isSending;
    cast.disabled = isSending;
    castText.textContent = isSending ? text.sending : lost ? text.retry : castName;
  }

  function trip(sentence, mayLogIn = false) {
    says.textContent = sentence;
    login.hidden = !mayLogIn;
    trouble.hidden = false;
    trouble.scrollIntoView({ block: 'nearest' });
  }

  /** The way out of this page: whatever it held is gone from the device. */
  function leave(to) {
    over = true;
    draft.wipe();
    marks.clear();
    location.replace(to);
  }

  function send() {
    const body = { marks: roster.map(cadre => {
      const mark = marks.get(cadre.id);
      return mark.dontKnow ? { cadre: cadre.id, dontKnow: true } : { cadre: cadre.id, points: Object.fromEntries(dims.map(dim => [dim, mark.points[dim]])) };
    }) };
    return fetch(text.completion, { method: 'POST', signal: AbortSignal.timeout?.(30000),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [csrf.dataset.header]: csrf.content }, body: JSON.stringify(body) });
  }

  /** After a login in another tab the page's token is an old one: takes the new one; false where nobody is logged in. */
  async function freshToken() {
    const answer = await fetch(text.page, { headers: { Accept: 'text/html' } });
    if (answer.status === 404) leave(text.tasks);
    const fresh = answer.redirected ? null : new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name="csrf"]');
    if (fresh) csrf.content = fresh.content;
    return !!fresh;
  }

  cast.addEventListener('click', async () => {
    if (sending || over || done() < roster.length) return;
    trouble.hidden = true;
    wait(true);
    try {
      let answer = await send();
      if ((answer.status === 401 || answer.status === 403) && await freshToken()) answer = await send();
      if (answer.ok) {
        const { alreadyCast } = await answer.json();
        leave(text.page + (!alreadyCast ? '' : lost ? '?lost' : '?again'));
      } else if (answer.status === 404) leave(text.tasks);
      else if (answer.status === 409 || answer.status === 410) leave(text.page);
      else if (answer.status === 401 || answer.status === 403) { wait(false); trip(text.expired, true); }
      else if (answer.status === 422 || answer.status === 400) { const problem = await answer.json(); wait(false); trip(problem.detail ?? problem.title); }
      else throw new Error(String(answer.status));
    } catch {
      lost = true;
      wait(false);
      trip(text.lost);
    }
  });
})();
