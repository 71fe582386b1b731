import '../../../lib/leaving.js';

export default {
  app: {name: 'Cockpit', vendor: '评议'},
  locales: {availableLocales: ['en'], fallbackLocale: 'en'},
  disableWelcomeMessage: true
};
