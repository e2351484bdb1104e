/**
 * The layer over the server's timeline: one transparent uPlot across all lanes. It draws what is decoration (grid, shades
 * of the windows, latencies) and what follows the pointer. All else, and all that is read aloud, is in the page below.
 */

import uPlot from './uplot/uPlot.esm.js';
import { coloursAt } from './colours.js';
import { bandsIn, laneIn, lineIn } from './lanes.js';
import { viewOf } from './view.js';
import { SELECTION } from './words.js';

/** The server renders for as many; more could not be told apart. */
const MOST_COLUMNS = 400;
const LEAST_COLUMNS = 100;

export class Chart {
  /** Holds the plot, takes pointer and keyboard. The same one for as long as the page lives. */
  layer = makeLayer();
  /** How it is used by keyboard. */
  help = SELECTION.help;
  /** @type {uPlot | null} */
  #plot = null;
  /** @type {Element | null} what the layer lies over */
  #host = null;
  /** @type {import('./timeline.js').Timeline | null} */
  #timeline = null;
  #view = null;
  #bands = [];
  #ticks = [];
  #colours = {};
  #frame = 0;
  #resized = new ResizeObserver(() => this.#soon());

  /**
   * @param {object} around
   * @param {(left: number, top: number) => void} around.moved the pointer is there, in CSS pixels of the layer; less
   *     than 0: it left
   * @param {() => void} around.drawn everything was drawn anew, perhaps elsewhere
   */
  constructor({ moved, drawn }) {
    this.moved = moved;
    this.drawn = drawn;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#soon());
  }

  /** What is drawn at present; null until it was fetched, or if it could not be. */
  get timeline() {
    return this.#timeline;
  }

  /** The span that the layer is wide, in ms; null if there is none. */
  get span() {
    return this.#view && { from: this.#view.from, to: this.#view.to };
  }

  get columns() {
    const width = this.#host?.querySelector('.lane .plot, .plot')?.getBoundingClientRect().width ?? MOST_COLUMNS;
    return Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, Math.round(width)));
  }

  get bands() {
    return this.#bands;
  }

  /** The page below was rendered anew: looks where everything is now. */
  lay() {
    const host = document.getElementById('chart');
    if (host !== this.#host) {
      this.#resized.disconnect();
      this.#host = host;
      if (host) {
        this.#resized.observe(host);
      }
    }
    if (host && this.layer.parentElement !== host) {
      host.append(this.layer);
    }
    this.#view = viewOf(document.body);
    this.#soon();
  }

  /** @param {import('./timeline.js').Timeline | null} timeline that of the view; null if it could not be fetched */
  show(timeline) {
    this.#timeline = timeline;
    this.#soon();
  }

  /** @param {number} at an instant */
  leftOf(at) {
    const { from, to } = this.#view;
    return (at - from) / (to - from) * this.layer.clientWidth;
  }

  /** @param {number} left in CSS pixels of the layer */
  instantAt(left) {
    const { from, to } = this.#view;
    return from + Math.min(1, Math.max(0, left / this.layer.clientWidth)) * (to - from);
  }

  /**
   * Shows a span as selected.
   *
   * @param {{from: number, to: number} | null} span
   */
  mark(span) {
    const left = span ? this.leftOf(span.from) : 0;
    const width = span ? Math.max(1, this.leftOf(span.to) - left) : 0;
    this.#plot?.setSelect({ left, width, top: 0, height: span ? this.layer.clientHeight : 0 }, false);
  }

  /**
   * Shows the cursor there, without the pointer.
   *
   * @param {number | null} at
   */
  point(at) {
    this.#plot?.setCursor({ left: at === null ? -10 : this.leftOf(at), top: at === null ? -10 : 0 }, false);
  }

  /** With the next frame, however often it is wanted until then. */
  #soon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#draw();
      this.drawn();
    });
  }

  #draw() {
    const place = this.#place();
    this.layer.hidden = !place;
    if (!place) {
      return;
    }
    const { style } = this.layer;
    style.left = `${place.left}px`;
    style.width = `${place.width}px`;
    style.height = `${place.height}px`;
    this.#colours = coloursAt(this.layer);
    this.#bands = bandsIn(this.#host);
    this.#ticks = ticksIn(this.#host).map((share) => this.#view.from + share * (this.#view.to - this.#view.from));
    const data = this.#data(place.height);
    if (this.#plot?.series.length !== data.length) {
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(place, data.length - 1), data, this.layer);
      return;
    }
    if (this.#plot.width !== place.width || this.#plot.height !== place.height) {
      this.#plot.setSize(place);
    }
    this.#plot.setData(data);
  }

  /** Where the plots of the lanes are; null where they have no room. */
  #place() {
    const plot = this.#host?.querySelector('.lane .plot, .plot');
    if (!this.#view || !plot) {
      return null;
    }
    const all = this.#host.getBoundingClientRect();
    const { left, width } = plot.getBoundingClientRect();
    return width < 1 ? null : { left: left - all.left, width: Math.round(width), height: Math.round(all.height) };
  }

  /** As uPlot takes it: the middles of the columns, then a line for each lane. */
  #data(height) {
    const { from, to } = this.#timeline ?? this.#view;
    const columns = this.#timeline?.columns ?? 2;
    const times = Array.from({ length: columns }, (_, column) => from + (column + 0.5) / columns * (to - from));
    return [times, ...this.#bands.map((band) => {
      const lane = this.#timeline && laneIn(this.#timeline, band);
      return lane ? lineIn(band, lane, times, height) : times.map(() => null);
    })];
  }

  #options({ width, height }, lanes) {
    const nothing = () => null;
    return {
      width,
      height,
      padding: [0, 0, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: false, y: false, setScale: false },
        bind: { mousedown: nothing, mouseup: nothing, click: nothing, dblclick: nothing },
      },
      scales: {
        x: { time: false, range: () => [this.#view.from, this.#view.to] },
        y: { range: () => [0, this.layer.clientHeight] },
      },
      axes: [
        {
          size: 0,
          splits: () => this.#ticks,
          values: (_, splits) => splits.map(() => ''),
          ticks: { show: false },
          grid: { stroke: () => this.#colours.grid, width: 1 },
        },
        { show: false },
      ],
      series: [{}, ...Array.from({ length: lanes }, () => ({
        stroke: () => this.#colours.latency,
        width: 1.25,
        points: { show: true, size: 3, width: 0, fill: () => this.#colours.latency, filter: lonely },
      }))],
      hooks: {
        drawClear: [(plot) => this.#shade(plot)],
        setCursor: [(plot) => this.moved(plot.cursor.left ?? -1, plot.cursor.top ?? -1)],
      },
    };
  }

  /** The windows, across all lanes; the one that is judged is shaded in the page itself. */
  #shade(plot) {
    for (const { from, to } of this.#timeline?.incidents ?? []) {
      this.#fill(plot, from, to, this.#colours.window);
    }
  }

  #fill({ ctx, bbox }, from, to, colour) {
    const scale = bbox.width / (this.#view.to - this.#view.from);
    const start = Math.max(0, (from - this.#view.from) * scale);
    const end = Math.min(bbox.width, (to - this.#view.from) * scale);
    if (end < 0 || start > bbox.width) {
      return;
    }
    ctx.fillStyle = colour;
    ctx.fillRect(bbox.left + start, bbox.top, Math.max(end - start, uPlot.pxRatio), bbox.height);
  }
}

/** Points without a neighbour: no line shows them. */
function lonely(plot, series) {
  const values = plot.data[series];
  const isThere = (value) => value !== null && value !== undefined;
  const found = [];
  let run = [];
  values.forEach((value, column) => {
    if (isThere(value)) {
      run.push(column);
    } else if (value === null) {
      found.push(...(run.length === 1 ? run : []));
      run = [];
    }
  });
  found.push(...(run.length === 1 ? run : []));
  return found;
}

/** Where the labels of the axis stand, as shares of its width; without those at its ends. */
function ticksIn(host) {
  return [...host.querySelectorAll('#axis .tick')]
    .map((tick) => Number.parseFloat(tick.getAttribute('x') ?? '') / 100)
    .filter((share) => share > 0 && share < 1);
}

function makeLayer() {
  const help = document.createElement('p');
  help.id = 'layer-help';
  help.textContent = SELECTION.help;
  const layer = document.createElement('div');
  layer.id = 'layer';
  layer.tabIndex = 0;
  layer.setAttribute('role', 'group');
  layer.setAttribute('aria-label', SELECTION.label);
  layer.setAttribute('aria-describedby', help.id);
  layer.append(help);
  return layer;
}
