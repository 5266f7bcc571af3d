// How dates and days left are said, the same in every form and on every card.

const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December'
];

/** "2026-05-20" as "20 May 2026"; of a timestamp only its day is said. */
export const date = (iso) => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso || '') || [];
  return year ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : '';
};

const workingDays = (count) => `${count} working ${count === 1 ? 'day' : 'days'}`;

/** Working days left in words; negative is late. */
export const days = (left) => {
  if (left === null || left === undefined) {
    return '';
  }
  if (left === 0) {
    return 'Due today';
  }
  return left > 0 ? `${workingDays(left)} left` : `${workingDays(-left)} late`;
};

/** The colour that goes with the words. */
export const urgency = (left) => {
  if (left === null || left === undefined) {
    return 'stopped';
  }
  return left < 0 ? 'late' : left <= 5 ? 'soon' : 'intime';
};

/** A file's size for people. */
export const size = (bytes) => {
  if (bytes < 1024) {
    return `${bytes} bytes`;
  }
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
};

/** "s31(1)(a)" as "section 31(1)(a)", "reg12(5)(b)" as "regulation 12(5)(b)". */
export const citation = (key) => (key || '').replace(/^reg/, 'regulation ').replace(/^s(?=\d)/, 'section ');
