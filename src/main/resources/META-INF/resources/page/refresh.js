/**
 * Brings the page up to date: fetches the very address that is shown once more, and makes this page look like the answer.
 * So there is one rendering only, that of the server.
 */

import { morph } from './morph.js';
import { askForJson, askForPage, NoAnswer, Refused } from './sidecar.js';
import { timelineOf } from './timeline.js';
import { askForToken, token } from './token.js';
import { isLocked, viewOf } from './view.js';
import { SIDECAR } from './words.js';

/** After an event, others often follow. */
const GATHERING_MS = 300;
/** Between two that nobody asked for. */
const LEAST_APART_MS = 1_000;
/** Where one takes long, those that only the passing of time asks for are so many times as far apart. */
const APART_BY_DURATION = 4;
/** How long what was rendered waits for what is drawn, so that both change together. */
const WAIT_FOR_DRAWING_MS = 400;
/** A window that ended so long ago has its verdict: it is not asked for at every step. */
const SETTLED_MS = 120_000;
const VERDICT_AGAIN_MS = 60_000;

/** @typedef {'done' | 'given up' | 'no answer' | 'refused' | 'locked'} Outcome */

export class Refresh {
  /** @type {AbortController | null} */
  #underWay = null;
  #timer = 0;
  #wantsVerdict = false;
  #lastAt = 0;
  #startedAt = 0;
  #verdictAt = 0;
  /** The question that the verdict shown answers, as the address puts it. */
  #verdictOn = location.search;
  /** The reader closed the question for the token. */
  #hasNoToken = false;

  /**
   * @param {object} around
   * @param {() => boolean} around.isHeld whether the reader is at something that must not move now
   * @param {() => number} around.columns how many columns are worth drawing
   * @param {() => void} around.rendered the page was changed
   * @param {(timeline: import('./timeline.js').Timeline | null) => void} around.drawn what is to be drawn is there
   * @param {() => void} around.answered the sidecar answered
   * @param {() => void} around.unanswered the sidecar did not
   */
  constructor({ isHeld, columns, rendered, drawn, answered, unanswered }) {
    this.isHeld = isHeld;
    this.columns = columns;
    this.rendered = rendered;
    this.drawn = drawn;
    this.answered = answered;
    this.unanswered = unanswered;
  }

  /**
   * Soon, once whatever the reader is at allows it; others that are wanted until then are the same one.
   *
   * @param {boolean} [verdict] whether something happened, so that the verdict may be another as well
   */
  soon(verdict = true) {
    const isMoreUrgent = verdict && !this.#wantsVerdict;
    this.#wantsVerdict ||= verdict;
    if (!this.#timer || isMoreUrgent) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#whenFree(), GATHERING_MS);
    }
  }

  /** Takes back what was wanted soon, and gives up what is under way. */
  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#underWay?.abort();
  }

  /**
   * Now, at the address that is shown. One that is under way is given up.
   *
   * @param {object} [how]
   * @param {boolean} [how.verdict] whether the verdict is wanted too
   * @param {boolean} [how.byReader] whether the reader waits for it
   * @returns {Promise<{outcome: Outcome, why: string}>} never fails
   */
  async now({ verdict = true, byReader = false } = {}) {
    this.#underWay?.abort();
    const mine = new AbortController();
    this.#underWay = mine;
    this.#startedAt = Date.now();
    document.body.toggleAttribute('data-loading', byReader);
    try {
      return { outcome: await this.#load(mine, verdict, byReader), why: '' };
    } catch (failure) {
      this.#over(mine);
      return this.#failed(failure, mine.signal);
    } finally {
      if (this.#underWay === mine || !this.#underWay) {
        document.body.removeAttribute('data-loading');
      }
    }
  }

  /** Fetches what is drawn for what is shown, and nothing else: at the start the page has just been rendered. */
  async draw() {
    const mine = new AbortController();
    this.#underWay = mine;
    this.#startedAt = Date.now();
    await this.#show(this.#drawing(document.body, mine.signal), mine);
  }

  async #show(drawing, mine) {
    const timeline = await drawing;
    this.#over(mine);
    if (!mine.signal.aborted) {
      this.drawn(timeline);
    }
  }

  #over(mine) {
    if (this.#underWay === mine) {
      this.#underWay = null;
      this.#lastAt = Date.now();
    }
  }

  #whenFree() {
    const rest = this.#wantsVerdict ? 0 : (this.#lastAt - this.#startedAt) * APART_BY_DURATION;
    const wait = this.#lastAt + Math.max(LEAST_APART_MS, rest) - Date.now();
    if (this.isHeld() || this.#underWay || wait > 0) {
      this.#timer = setTimeout(() => this.#whenFree(), Math.max(GATHERING_MS, wait));
      return;
    }
    this.#timer = 0;
    const verdict = this.#wantsVerdict;
    this.#wantsVerdict = false;
    this.now({ verdict });
  }

  /**
   * Done once it is rendered; what is drawn may still be under way.
   *
   * @returns {Promise<Outcome>}
   */
  async #load(mine, wantsVerdict, byReader) {
    const { signal } = mine;
    const address = new URL(location.href);
    const verdict = wantsVerdict || !this.#isSettled();
    if (!verdict) {
      address.searchParams.set('judge', 'no');
      // Their lanes stay where they are.
      document.querySelectorAll('#verdict .suspect[data-dependency]')
        .forEach(({ dataset }) => address.searchParams.append('suspect', dataset.dependency ?? ''));
    }
    const fresh = new DOMParser().parseFromString(await askForPage(address.href, { signal }), 'text/html');
    this.answered();
    if (!fresh.getElementById('page')) {
      throw new Refused(200, SIDECAR.foreign);
    }
    if (isLocked(fresh.body) && !isLocked(document.body)) {
      this.#over(mine);
      return this.#locked(byReader);
    }
    const drawing = this.#drawing(fresh.body, signal);
    await Promise.race([drawing, new Promise((resolve) => setTimeout(resolve, WAIT_FOR_DRAWING_MS))]);
    signal.throwIfAborted();
    if (!byReader && this.isHeld()) {
      this.soon(wantsVerdict);
      this.#over(mine);
      return 'given up';
    }
    this.#render(fresh, verdict);
    this.#show(drawing, mine);
    return isLocked(document.body) ? 'locked' : 'done';
  }

  /** The token was changed meanwhile: what is shown stays, and is no longer brought up to date without the new one. */
  async #locked(byReader) {
    if (byReader || !this.#hasNoToken) {
      this.#hasNoToken = !await askForToken();
      if (!this.#hasNoToken) {
        this.soon();
      }
    }
    return 'locked';
  }

  #render(fresh, verdict) {
    fresh.querySelectorAll('.needs-script[hidden]').forEach((element) => element.removeAttribute('hidden'));
    if (verdict) {
      this.#verdictAt = Date.now();
      this.#verdictOn = location.search;
    } else {
      for (const id of ['verdict', 'report']) {
        fresh.getElementById(id)?.replaceWith(document.getElementById(id)?.cloneNode(true) ?? '');
      }
    }
    document.title = fresh.title;
    // Set only where it is another: a browser fetches it again each time.
    const [icon, other] = [document, fresh].map((each) => each.querySelector('link[rel="icon"]'));
    if (icon && other && icon.getAttribute('href') !== other.getAttribute('href')) {
      icon.setAttribute('href', other.getAttribute('href'));
    }
    morph(document.body, fresh.body);
    this.rendered();
  }

  /** What is drawn is decoration: without it, the page is as good as without script. */
  async #drawing(body, signal) {
    const view = viewOf(body);
    if (!view || !body.querySelector('#chart')) {
      return null;
    }
    const span = `from=${new Date(view.from).toISOString()}&to=${new Date(view.to).toISOString()}`;
    try {
      return timelineOf(await askForJson(`/api/v1/timeline?${span}&columns=${this.columns()}`, { signal }));
    } catch {
      return null;
    }
  }

  #isSettled() {
    const judged = viewOf(document.body)?.judged;
    if (!judged || this.#verdictOn !== location.search) {
      return false;
    }
    const now = Date.now();
    return judged.to + SETTLED_MS < now && this.#verdictAt + VERDICT_AGAIN_MS > now;
  }

  /** @returns {{outcome: Outcome, why: string}} */
  #failed(failure, signal) {
    if (signal.aborted) {
      return { outcome: 'given up', why: '' };
    }
    if (failure instanceof NoAnswer) {
      this.unanswered();
      return { outcome: 'no answer', why: failure.message };
    }
    if (failure instanceof Refused) {
      return { outcome: 'refused', why: failure.message };
    }
    throw failure;
  }
}

/** At the start: a page that is locked, though this tab holds the token. */
export function canUnlock() {
  return isLocked(document.body) && token() !== '';
}
