// On each card of the worklist: the case, its subject, and how many working days are left.

import { date, days, urgency } from '../../../../forms/words.js';

const api = new URL('../../../../api/cards', import.meta.url);

// All cards of a page ask within the same moment; they are answered by one request.
let waiting = new Map();

const ask = async (asked) => {
  const url = new URL(api);
  url.searchParams.set('taskIds', [...asked.keys()].join(','));
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  const cards = answer.ok ? await answer.json() : [];
  for (const card of cards) {
    (asked.get(card.taskId) || []).forEach((show) => show(card));
  }
};

const cardOf = (taskId, show) => {
  if (waiting.size === 0) {
    window.setTimeout(() => {
      const asked = waiting;
      waiting = new Map();
      ask(asked).catch(() => {
        // A card without its details still leads to its task.
      });
    }, 20);
  }
  waiting.set(taskId, [...(waiting.get(taskId) || []), show]);
};

const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

const draw = (node, card) => {
  const clock = element('p', 'foi-card-clock', '');
  if (card.dueOn) {
    clock.append(
      element('strong', `foi-days foi-${urgency(card.daysLeft)}`, days(card.daysLeft)),
      element('span', 'foi-card-due', `Answer due ${date(card.dueOn)}`)
    );
  } else {
    clock.append(element('span', 'foi-days foi-stopped', 'Clock not running'));
  }
  node.replaceChildren(
    element('p', 'foi-card-subject', card.subject || ''),
    element('p', 'foi-card-case', card.reference),
    clock
  );
};

export default {
  id: 'foi-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (node, { taskId }) => {
    node.className = 'foi-card';
    cardOf(taskId, (card) => draw(node, card));
  }
};
