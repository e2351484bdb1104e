/**
 * Follows what happens at the sidecar by its event stream, and says plainly whether it still does.
 *
 *            first word             silent for 35 s, cut, refused
 *   trying ─────────────► live ──────────────────────────────────► does the page itself still come?
 *                          ▲                                       no: gone    yes, but lost twice: polling
 *                          └────── again after 1, 2, 4, 8, 10 s ◄────────┴───────────────┘
 *
 * A hub has no events: its page is asked for again as time passes, and only that is said.
 */

import { EventStream } from './eventstream.js';
import { askForStream, Refused } from './sidecar.js';
import { LIVE } from './words.js';

const EVENTS = '/api/v1/events';
/** The sidecar gives a sign of life every 15 s. */
const LONGEST_SILENCE_MS = 35_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

export class Live {
  #state = 'trying';
  #why = '';
  #heardAt = Date.now();
  /** At first that of the page as it came, so that it is not asked for again if nothing happened since. */
  #lastId = '';
  #pause = FIRST_PAUSE_MS;
  /** How often in a row the stream was lost: some proxies cut it now and then, which is not worth a word. */
  #losses = 0;
  /** @type {AbortController | null} */
  #following = null;

  /**
   * @param {object} heard
   * @param {(type: string) => void} heard.event something happened
   * @param {() => Promise<boolean>} heard.look looks again at everything; whether the sidecar answered
   * @param {() => string} heard.manner what follows "Live": how the view moves
   */
  constructor({ event, look, manner }) {
    this.event = event;
    this.look = look;
    this.manner = manner;
  }

  /** Whether nothing is heard of the sidecar. */
  get isGone() {
    return this.#state === 'gone';
  }

  /** Whether there are no events to follow. */
  get isTimed() {
    return document.body.dataset.lastEvent === undefined;
  }

  /** Follows from now on, or again. */
  start() {
    if (this.isTimed) {
      this.#state = this.isGone ? 'gone' : 'timed';
    } else if (!this.#following) {
      this.#lastId ||= document.body.dataset.lastEvent ?? '';
      this.#following = new AbortController();
      this.#follow(this.#following.signal);
    }
  }

  /** Holds no connection from now on: another tab may need it. */
  stop() {
    this.#following?.abort();
    this.#following = null;
  }

  /** The sidecar answered something, whoever asked. */
  heard() {
    this.#heardAt = Date.now();
    if (this.#state === 'gone') {
      this.#turn(this.isTimed ? 'timed' : 'polling', LIVE.notReconnected);
    }
  }

  /** The sidecar did not answer, whoever asked. */
  missed() {
    this.#turn('gone');
  }

  /** Says again how it stands: the manner may be another. */
  tell() {
    const line = document.getElementById('live');
    const text = this.#words();
    document.body.dataset.live = this.#state;
    if (line && line.textContent !== text) {
      line.textContent = text;
    }
  }

  async #follow(signal) {
    while (!signal.aborted) {
      let why = '';
      try {
        await this.#listen(signal);
      } catch (failure) {
        why = failure instanceof Refused ? failure.message : '';
      }
      if (signal.aborted) {
        return;
      }
      await this.#lost(why);
      await pause(this.#pause, signal);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Returns when the stream ends, and throws when it breaks. */
  async #listen(stopped) {
    const silence = new AbortController();
    const end = () => silence.abort();
    let timer = setTimeout(end, LONGEST_SILENCE_MS);
    stopped.addEventListener('abort', end);
    try {
      const response = await askForStream(EVENTS, {
        accept: 'text/event-stream',
        headers: this.#lastId ? { 'Last-Event-ID': this.#lastId } : {},
        signal: silence.signal,
      });
      const stream = new EventStream((event) => this.#take(event));
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        clearTimeout(timer);
        timer = setTimeout(end, LONGEST_SILENCE_MS);
        this.#alive();
        stream.feed(value);
      }
    } finally {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      silence.abort();
    }
  }

  #alive() {
    const wasAway = this.#state !== 'live' && this.#state !== 'trying';
    this.#heardAt = Date.now();
    this.#pause = FIRST_PAUSE_MS;
    this.#losses = 0;
    this.#turn('live');
    if (wasAway) {
      this.event('reset');
    }
  }

  #take({ type, lastId }) {
    this.#lastId = lastId;
    this.event(type);
  }

  /** The stream may be gone alone. */
  async #lost(why) {
    this.#losses += 1;
    if (!await this.look()) {
      this.#turn('gone');
    } else if (this.#losses > 1) {
      this.#turn('polling', why || LIVE.breaksOff);
    }
  }

  #turn(state, why = '') {
    this.#state = state;
    this.#why = why;
    this.tell();
  }

  #words() {
    switch (this.#state) {
      case 'live':
        return LIVE.following(this.manner());
      case 'timed':
        return LIVE.timed;
      case 'polling':
        return LIVE.polling(this.#why);
      case 'gone':
        return LIVE.lost(this.#heardAt);
      default:
        return LIVE.connecting;
    }
  }
}

/** Ends early when it is called off. */
function pause(ms, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
