// The settings of Tasklist. The web application reads this file in place of its own.
export default {
  app: {
    name: 'casework',
    vendor: 'Freedom of Information'
  },

  // Dates as people here write them: 20 May 2026.
  dateFormat: {
    normal: 'D MMMM YYYY, HH:mm',
    long: 'dddd D MMMM YYYY, HH:mm',
    short: 'D MMM YYYY',
    monthName: 'MMM',
    day: 'D',
    abbr: 'D MMM YYYY'
  },

  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },

  disableWelcomeMessage: true,

  // Paths are relative to the folder of Tasklist; the last one is served from /forms.
  customScripts: ['scripts/shell', 'scripts/cards', '../../../forms/forms'],

  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the task that is open' },
    focusFilter: { key: 'ctrl+shift+f', description: 'goes to the first worklist' },
    focusList: { key: 'ctrl+alt+l', description: 'goes to the first task of the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'goes to the first field of the form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the dialogue that logs a request' }
  }
};
