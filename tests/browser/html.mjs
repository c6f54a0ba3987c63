// What counts as valid HTML, for all pages alike.

export const RULES = {
  extends: ['html-validate:recommended'],
  rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'form-dup-name': 'off' /* a menu adds to the boxes of its name */, 'no-inline-style': 'error', 'require-sri': 'off' },
};
