/**
 * What came of an action, in words, where everybody hears it: the status line `#said`.
 */

/** Time enough to read it twice; it lies over the page. */
const LEAST_MS = 10_000;
const MS_PER_LETTER = 120;

let timer = 0;

/**
 * Says what the page shows as well, and takes it back after a while.
 *
 * @param {string} text one or two sentences; empty to take back what was said
 */
export function say(text) {
  insist(text);
  if (text) {
    timer = setTimeout(() => insist(''), Math.max(LEAST_MS, text.length * MS_PER_LETTER));
  }
}

/**
 * Says what is to be read nowhere else: it stays until something else is said.
 *
 * @param {string} text
 */
export function insist(text) {
  clearTimeout(timer);
  line().textContent = text;
}

function line() {
  const there = document.getElementById('said');
  if (there) {
    return there;
  }
  const made = document.createElement('p');
  made.id = 'said';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
