// What surrounds the tasks: whose casework this is, and the way to our own page for signing in.

const root = new URL('../../../../', import.meta.url);

// Tasklist changes to its own view "#/login" after signing out, or when the session is over. People sign in on our page.
const leaveForSignIn = () => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace(new URL('login', root));
  }
};
window.addEventListener('hashchange', leaveForSignIn);
leaveForSignIn();

// The name of the authority is a setting of the server, so it is asked for and not written into the page.
const nameAuthority = async () => {
  const answer = await fetch(new URL('api/about', root), { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    return;
  }
  const { authority, listsCases } = await answer.json();
  if (!authority) {
    return;
  }
  const show = () => {
    const brand = document.querySelector('.navbar-brand');
    if (brand) {
      brand.dataset.authority = authority;
      brand.setAttribute('aria-label', `Freedom of Information casework, ${authority}`);
      if (listsCases) {
        const cases = document.createElement('a');
        cases.className = 'foi-cases';
        cases.href = '/requests';
        cases.textContent = 'Cases';
        brand.after(cases);
      }
    } else {
      window.setTimeout(show, 100);
    }
  };
  show();
};
nameAuthority().catch(() => {
  // Without a name the neutral one stays; nobody's work depends on it.
});

// Tasklist speaks of processes; the people here record what has come in.
const words = {
  START: 'Record it',
  PROCESS_START_OK: 'It is recorded.',
  PROCESS_START_ERROR: 'It could not be recorded.',
  CLICK_PROCESS_TO_START: 'Choose what has come in.'
};

window.angular.module('cam.tasklist.custom').config([
  '$provide',
  ($provide) =>
    $provide.decorator('$translate', [
      '$delegate',
      '$q',
      ($delegate, $q) => {
        const said = (id, ...more) => (words[id] ? $q.resolve(words[id]) : $delegate(id, ...more));
        Object.assign(said, $delegate);
        said.instant = (id, ...more) => words[id] || $delegate.instant(id, ...more);
        return said;
      }
    ])
]);

export default [];
