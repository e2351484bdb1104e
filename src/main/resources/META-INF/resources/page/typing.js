/**
 * Whether the reader is typing: then nothing may move below the hands.
 */

const RESTS_AFTER_MS = 8_000;

let lastAt = 0;

/** Notices it from now on. */
export function watchTyping() {
  document.addEventListener('input', () => {
    lastAt = Date.now();
  });
}

/** Whether something was typed a moment ago, in a field that still has the focus. */
export function isTyping() {
  return Date.now() < lastAt + RESTS_AFTER_MS && (document.activeElement?.matches('input, textarea, select') ?? false);
}
