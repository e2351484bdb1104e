/**
 * Selecting a span of the timeline, with mouse, finger or keyboard, and having it judged; pointing at an instant, and
 * reading what holds there.
 */

import { holdsAt } from './readout.js';
import { SELECTION } from './words.js';

/** Less is a click that slipped. */
const LEAST_DRAG_PX = 4;
/** So far beside a window a click still opens it: a short one is a hair's breadth wide. */
const SLACK_PX = 4;
/** A span that was left selected holds the page no longer. */
const PATIENCE_MS = 30_000;
/** The readout keeps clear of the pointer. */
const POINTER_PX = 12;
/** Whoever holds a key down hears where it ends, not each step. */
const SPOKEN_AFTER_MS = 150;

/** @typedef {import('./chart.js').Chart} Chart */

export class Selection {
  /** Where the keyboard is, and from where it selects; instants. */
  #at = null;
  #anchor = null;
  /** @type {{from: number, to: number} | null} */
  #span = null;
  /** Where the pointer went down; null while it is up. */
  #pressed = null;
  #pointer = null;
  #dragging = false;
  #keyAt = 0;
  #timer = 0;

  /**
   * @param {object} around
   * @param {Chart} around.chart
   * @param {(from: number, to: number) => void} around.judge
   * @param {(id: string) => void} around.open an incident
   */
  constructor({ chart, judge, open }) {
    this.chart = chart;
    this.judge = judge;
    this.open = open;
    const { layer } = chart;
    layer.addEventListener('pointerdown', (event) => this.#down(event));
    layer.addEventListener('pointermove', (event) => this.#move(event));
    layer.addEventListener('pointerup', (event) => this.#up(event));
    layer.addEventListener('pointercancel', () => this.#drop());
    layer.addEventListener('lostpointercapture', () => this.#lost());
    layer.addEventListener('pointerleave', () => this.#lost());
    layer.addEventListener('keydown', (event) => this.#key(event));
    layer.addEventListener('focus', () => this.#came());
    layer.addEventListener('blur', () => this.#left());
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#dragging) {
        this.#drop();
      }
    });
  }

  /** Whether a span is being chosen just now, so that nothing may move. */
  get isUnderWay() {
    return this.#pressed !== null || (this.#span !== null && Date.now() < this.#keyAt + PATIENCE_MS);
  }

  /** The view moved, or was drawn anew: what is chosen stays at its instants. */
  redraw() {
    if (this.chart.span) {
      this.chart.mark(this.#span);
      if (this.#at !== null) {
        this.chart.point(this.#at);
      }
    }
  }

  /** Takes it all back: another view is shown. */
  clear() {
    this.#pressed = null;
    this.#dragging = false;
    this.#anchor = null;
    this.#span = null;
    this.redraw();
  }

  /**
   * The pointer moved over the layer.
   *
   * @param {number} left in CSS pixels of the layer; less than 0: it left
   * @param {number} top
   */
  hover(left, top) {
    if (this.#dragging || this.#at !== null || !this.chart.span) {
      return;
    }
    const { timeline, bands } = this.chart;
    if (left < 0 || !timeline) {
      this.#write('');
      return;
    }
    const pointed = bands.find((band) => band.top <= top && top < band.top + band.height);
    const layer = this.chart.layer.getBoundingClientRect();
    this.#write(holdsAt(timeline, this.chart.instantAt(left), pointed), { x: layer.left + left, y: layer.top + top });
  }

  #down(event) {
    if (!event.isPrimary || event.button !== 0 || !this.chart.span) {
      return;
    }
    this.#pressed = this.#leftOf(event);
    this.#at = null;
    this.#span = null;
  }

  #move(event) {
    if (this.#pressed === null || !event.isPrimary) {
      return;
    }
    const left = this.#leftOf(event);
    if (!this.#dragging && Math.abs(left - this.#pressed) < LEAST_DRAG_PX) {
      return;
    }
    if (!this.#dragging) {
      this.#dragging = true;
      this.#pointer = event.pointerId;
      this.chart.layer.setPointerCapture(event.pointerId);
    }
    this.#span = ordered(this.chart.instantAt(this.#pressed), this.chart.instantAt(left));
    this.chart.mark(this.#span);
    this.#write(SELECTION.byPointer(this.#span), { x: event.clientX, y: event.clientY });
  }

  #up(event) {
    if (this.#pressed === null || !event.isPrimary) {
      return;
    }
    const span = this.#dragging ? this.#span : null;
    const at = this.chart.instantAt(this.#leftOf(event));
    this.#pressed = null;
    this.#dragging = false;
    this.#anchor = null;
    if (span) {
      this.#judge(span);
    } else {
      this.#span = null;
      this.chart.mark(null);
      this.#openAt(at);
    }
  }

  #drop() {
    this.clear();
    this.#write('');
  }

  /** The pointer went up elsewhere. */
  #lost() {
    if (this.#pressed !== null && !this.#dragging) {
      this.#pressed = null;
    } else if (this.#dragging && !this.#isCaptured()) {
      this.#drop();
    }
  }

  #isCaptured() {
    return this.#pointer !== null && this.chart.layer.hasPointerCapture(this.#pointer);
  }

  /** Whoever came by keyboard sees how it goes; whoever listens is told by the layer's description. */
  #came() {
    if (this.chart.layer.matches(':focus-visible')) {
      this.#write(this.chart.help);
    }
  }

  #left() {
    this.#at = null;
    this.chart.point(null);
    this.clear();
    this.#write('');
  }

  #key(event) {
    const { span } = this.chart;
    if (!span || event.altKey || event.metaKey) {
      return;
    }
    const step = (span.to - span.from) / (this.chart.timeline?.columns ?? this.chart.columns) * (event.ctrlKey ? 10 : 1);
    const at = Math.min(span.to, Math.max(span.from, this.#at ?? span.to));
    switch (event.key) {
      case 'ArrowLeft':
        this.#moveTo(Math.max(span.from, at - step), event.shiftKey);
        break;
      case 'ArrowRight':
        this.#moveTo(Math.min(span.to, at + step), event.shiftKey);
        break;
      case 'Home':
        this.#moveTo(span.from, event.shiftKey);
        break;
      case 'End':
        this.#moveTo(span.to, event.shiftKey);
        break;
      case 'Enter':
        this.#enter();
        break;
      case 'Escape':
        this.clear();
        this.#announce(SELECTION.nothing);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #moveTo(at, isExtending) {
    this.#keyAt = Date.now();
    if (isExtending) {
      this.#anchor ??= this.#at ?? this.chart.span.to;
      this.#span = ordered(this.#anchor, at);
    } else {
      this.#anchor = null;
      this.#span = null;
    }
    this.#at = at;
    this.chart.mark(this.#span);
    this.chart.point(at);
    this.#announce(this.#span ? SELECTION.byKeyboard(this.#span) : this.#holds(at));
  }

  #enter() {
    if (this.#span) {
      this.#judge(this.#span);
    } else if (this.#at === null || !this.#openAt(this.#at)) {
      this.#announce(SELECTION.nothingYet);
    }
  }

  #judge({ from, to }) {
    const second = to - from > 10_000 ? 1000 : 1;
    this.#span = null;
    this.#anchor = null;
    this.#write('');
    this.judge(Math.floor(from / second) * second, Math.ceil(to / second) * second);
  }

  /** The shortest of those that cover it: it is the hardest to hit. */
  #openAt(at) {
    const slack = this.chart.instantAt(SLACK_PX) - this.chart.instantAt(0);
    const hit = (this.chart.timeline?.incidents ?? [])
      .filter(({ from, to }) => from - slack <= at && at <= to + slack)
      .sort((a, b) => (a.to - a.from) - (b.to - b.from))[0];
    if (hit) {
      this.open(hit.id);
    }
    return hit !== undefined;
  }

  #holds(at) {
    return this.chart.timeline ? holdsAt(this.chart.timeline, at) : '';
  }

  #leftOf(event) {
    return event.clientX - this.chart.layer.getBoundingClientRect().left;
  }

  /**
   * For the eye only: a pointer passes over much.
   *
   * @param {string} text
   * @param {{x: number, y: number} | null} [pointer] where it is in the window, in CSS pixels
   */
  #write(text, pointer = null) {
    clearTimeout(this.#timer);
    const line = document.getElementById('readout');
    if (line) {
      line.setAttribute('aria-live', 'off');
      line.textContent = text;
      place(line, text ? pointer : null);
    }
  }

  /** For the eye at once, and read aloud when the keys rest. */
  #announce(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const line = document.getElementById('readout');
      if (line) {
        line.setAttribute('aria-live', 'polite');
        line.textContent = text;
        place(line, null);
      }
    }, SPOKEN_AFTER_MS);
  }
}

function ordered(one, other) {
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** Beside the pointer, above it where there is room: a finger hides what is below. Without a pointer, where it belongs. */
function place(line, pointer) {
  line.classList.toggle('pointed', pointer !== null);
  if (!pointer) {
    line.style.removeProperty('left');
    line.style.removeProperty('top');
    return;
  }
  const { offsetWidth, offsetHeight } = line;
  const left = Math.min(pointer.x + POINTER_PX, document.documentElement.clientWidth - offsetWidth - POINTER_PX);
  const above = pointer.y - offsetHeight - POINTER_PX;
  line.style.left = `${Math.max(POINTER_PX, left)}px`;
  line.style.top = `${above < 0 ? pointer.y + 2 * POINTER_PX : above}px`;
}
