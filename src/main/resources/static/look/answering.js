/*
 * A form that is a task's answer: sent to the API as JSON, refused there, told here. `data-completion` is where it goes;
 * what is wrong stands over the form and at its field (`data-field` = the property). The page that comes after is the same
 * one, as the server shows it then.
 */
(() => {
  'use strict';
  const form = document.querySelector('form[data-completion]');
  if (!form) return;
  form.noValidate = true;
  const colon = document.documentElement.lang.startsWith('en') ? ': ' : '：';
  const csrf = document.querySelector('meta[name="csrf"]'), button = form.querySelector('[type="submit"]');

  /** Radios that say true or false are decisions; what was left empty is left out. */
  function answer() {
    const body = {};
    new FormData(form).forEach((value, name) => {
      const field = form.elements[name], decision = field instanceof RadioNodeList;
      if (decision) body[name] = value === 'true';
      else if (value !== '') body[name] = value;
    });
    return body;
  }

  function clear() {
    document.querySelectorAll('.errors, .error').forEach(element => element.remove());
    form.querySelectorAll('[aria-invalid]').forEach(control => {
      control.removeAttribute('aria-invalid');
      control.setAttribute('aria-describedby', (control.getAttribute('aria-describedby') ?? '').replace(/\S+-wrong/, '').trim());
    });
  }

  const icon = name => {
    const first = document.querySelector('.icon use').getAttribute('href').split('#')[0];
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', `${first}#${name}`);
    svg.append(use);
    return svg;
  };

  /** One box over the form with everything that is wrong, and each again at its field. */
  function wrong(heading, problems) {
    clear();
    const box = document.createElement('div'), list = document.createElement('ul'), title = document.createElement('h2');
    box.className = 'errors';
    box.setAttribute('role', 'alert');
    box.tabIndex = -1;
    title.textContent = heading;
    for (const { at, message } of problems) {
      const item = document.createElement('li');
      const field = at && form.querySelector(`[data-field="${at.replace(/^\//, '')}"]`);
      const control = field?.querySelector('.input, input');
      if (control) {
        const link = document.createElement('a'), error = document.createElement('p');
        link.href = `#${control.id}`;
        const label = field.querySelector(':scope > label');
        link.textContent = label ? `${label.textContent}${colon}${message}` : message;
        link.addEventListener('click', event => { event.preventDefault(); control.focus(); });
        item.append(link);
        error.className = 'error';
        error.id = `${control.id}-wrong`;
        error.append(icon('stop'), message);
        (field.querySelector('.input') ?? field.lastElementChild).before(error);
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', `${control.getAttribute('aria-describedby') ?? ''} ${error.id}`.trim());
      } else {
        item.textContent = at && !at.startsWith('/') ? `${at}${colon}${message}` : message;
      }
      list.append(item);
    }
    box.append(title);
    if (problems.length) box.append(list);
    form.before(box);
    box.focus();
  }
  form.wrong = wrong;

  function tell(name) { form.dispatchEvent(new CustomEvent(name)); }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (button.disabled) return;
    clear();
    const check = new CustomEvent('answer:check', { cancelable: true });
    if (!form.dispatchEvent(check)) return;
    button.disabled = true;
    tell('answer:sent');
    try {
      const got = await fetch(form.dataset.completion, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json', [csrf.dataset.header]: csrf.content }, body: JSON.stringify(answer()) });
      if (got.ok) { location.replace(location.pathname); return; }
      const problem = await got.json().catch(() => ({}));
      const problems = problem.problems ?? [];
      if (got.status === 401 || got.status === 403) location.assign(location.pathname);
      else if ((got.status === 409 || got.status === 410 || got.status === 404) && !problems.length) location.replace(location.pathname);
      else if (got.status >= 500) wrong(form.dataset.lost, []);
      else wrong(problems.length && got.status === 409 ? problem.detail : form.dataset.errors, problems.length ? problems : [{ message: problem.detail ?? problem.title }]);
    } catch {
      wrong(form.dataset.lost, []);
    }
    button.disabled = false;
    tell('answer:refused');
  });
})();
