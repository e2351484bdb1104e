/**
 * What the page shows, as its body says it: which span, and which window is judged in it.
 */

/**
 * @typedef {object} View
 * @property {number} from start of the span that is shown
 * @property {number} to its end
 * @property {boolean} follows whether the end is now, and moves with it
 * @property {{from: number, to: number} | null} judged the error window, if one is asked about
 */

/**
 * @param {HTMLElement} body of this page, or of one that was just fetched
 * @returns {View | null} null where nothing is shown, as while the page is locked
 */
export function viewOf(body) {
  const { viewFrom, viewTo, viewFollows, windowFrom, windowTo } = body.dataset;
  if (!viewFrom || !viewTo) {
    return null;
  }
  return {
    from: Date.parse(viewFrom),
    to: Date.parse(viewTo),
    follows: viewFollows === 'true',
    judged: windowFrom && windowTo ? { from: Date.parse(windowFrom), to: Date.parse(windowTo) } : null,
  };
}

/**
 * Whether only the token's form is shown.
 *
 * @param {HTMLElement} body
 */
export function isLocked(body) {
  return body.dataset.tokenNeeded === 'true';
}
