/**
 * The API token: kept for this tab only, put into every request, asked for when the sidecar wants one.
 */

import { openDialog } from './dialog.js';
import { TOKEN } from './words.js';

const KEY = 'faultline-token';

/** Where the browser keeps nothing for this page, the token lasts until it is reloaded. */
let held = '';
/** The dialog that is open, if it is: whoever needs the token meanwhile waits for the same answer. */
let asked = null;

/** The token, or an empty text. */
export function token() {
  try {
    return sessionStorage.getItem(KEY) ?? held;
  } catch {
    return held;
  }
}

/** @param {string} value */
export function keepToken(value) {
  held = value;
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    // Storage may be switched off; then it is held above.
  }
}

/** @returns {Record<string, string>} what goes along with each request */
export function authorization() {
  const value = token();
  return value ? { Authorization: `Bearer ${value}` } : {};
}

/**
 * Asks the reader for the token.
 *
 * @returns {Promise<boolean>} whether one was given
 */
export function askForToken() {
  asked ??= openTokenDialog().finally(() => {
    asked = null;
  });
  return asked;
}

async function openTokenDialog() {
  const input = document.createElement('input');
  input.type = 'password';
  input.name = 'token';
  input.required = true;
  input.autocomplete = 'off';
  const label = document.createElement('label');
  label.append(`${TOKEN.label} `, input);
  const given = await openDialog({
    id: 'token',
    title: TOKEN.title,
    text: token() ? TOKEN.textAgain : TOKEN.text,
    content: label,
    go: TOKEN.go,
    cancel: TOKEN.cancel,
  });
  if (given && input.value) {
    keepToken(input.value.trim());
  }
  return given && input.value !== '';
}
