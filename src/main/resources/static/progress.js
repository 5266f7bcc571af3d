// Work that is under way: looks every two seconds how far it is, and says so in the place of what stood there. Without
// a script, the link "Look again" does the same.
'use strict';

(function () {
  const EVERY_MILLISECONDS = 2000;

  async function look() {
    if (!isOpen(document)) {
      return;
    }
    try {
      const answer = await fetch(location.href, {credentials: 'same-origin', redirect: 'error'});
      if (answer.ok) {
        show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      }
    } catch (away) {
      // The network or the server is away for a moment: the next look will tell.
    }
    setTimeout(look, EVERY_MILLISECONDS);
  }

  function isOpen(page) {
    return page.querySelector('#progress[data-open]') !== null;
  }

  /** The status stays the same element, so that its new words are announced; as long as there is more to come, so does whatever has the focus. */
  function show(latest) {
    replaceWords('[role=status]', latest);
    if (!isOpen(latest)) {
      document.getElementById('progress').replaceWith(latest.getElementById('progress'));
      return;
    }
    replaceWords('#progress dl', latest);
    const bar = latest.querySelector('#progress progress');
    if (bar.hasAttribute('value')) {
      Object.assign(document.querySelector('#progress progress'), {max: bar.max, value: bar.value});
    }
  }

  function replaceWords(part, latest) {
    const shown = document.querySelector(part);
    const now = latest.querySelector(part);
    if (shown && now && shown.innerHTML !== now.innerHTML) {
      shown.innerHTML = now.innerHTML;
    }
  }

  setTimeout(look, EVERY_MILLISECONDS);
})();
