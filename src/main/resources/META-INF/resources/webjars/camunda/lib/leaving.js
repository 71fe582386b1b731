/*
 * Whoever logs out here, or whose session has ended, comes to our own login page: the one that stands in this
 * application knows nobody's password. Who may no longer enter (a verifier who has verified all) comes to his tasks.
 */
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const who = document.querySelector('base').getAttribute('admin-api') + 'auth/user/default';
const open = XMLHttpRequest.prototype.open;

async function leaveIfNotAdmitted() {
  if ((await fetch(who, {headers: {Accept: 'application/json'}})).status === 403) {
    location.assign(home + '/tasks');
  }
}

XMLHttpRequest.prototype.open = function (method, address, ...more) {
  this.addEventListener('load', () => {
    if (this.status === 401) {
      location.reload();
    } else if (this.status === 204 && /\/auth\/user\/[^/]+\/logout$/.test(address)) {
      location.assign(home + '/login?out');
    } else if (this.status === 403) {
      leaveIfNotAdmitted();
    }
  });
  return open.call(this, method, address, ...more);
};
