import '../../../lib/leaving.js';
import '../../../lib/words-first.js';

export default {
  app: {name: '任务列表', vendor: '评议'},
  locales: {availableLocales: ['zh', 'en'], fallbackLocale: 'zh'},
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领所选任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '跳到第一个筛选'},
    focusList: {key: 'ctrl+alt+l', description: '跳到第一项任务'},
    focusForm: {key: 'ctrl+alt+f', description: '跳到表单的第一个输入框'}
  }
};
