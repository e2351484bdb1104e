/**
 * The passing of time: while somebody looks, a view that ends now moves on, and any view learns how things stand.
 */

/** A step of the view: what one column of the drawing covers, within bounds. */
const SHORTEST_MS = 5_000;
const LONGEST_MS = 30_000;
const COLUMNS = 600;

export class Pulse {
  #timer = 0;

  /**
   * @param {object} around
   * @param {() => import('./view.js').View | null} around.view
   * @param {() => void} around.beat it is time to look again
   */
  constructor({ view, beat }) {
    this.view = view;
    this.beat = beat;
  }

  /** Beats from now on, or by the pace of another view. */
  start() {
    this.stop();
    this.#timer = setTimeout(() => {
      this.start();
      this.beat();
    }, this.#pace());
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #pace() {
    const view = this.view();
    if (!view?.follows) {
      return LONGEST_MS;
    }
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (view.to - view.from) / COLUMNS));
  }
}
