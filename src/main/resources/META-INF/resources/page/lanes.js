/**
 * Where on the page the lanes are, and the latencies of each as a line in the band of its lane. All lanes share one
 * scale: the pixels of the layer, from the bottom up.
 */

/**
 * @typedef {object} Band
 * @property {string} name of the dependency or route
 * @property {boolean} isRoute
 * @property {number} top in CSS pixels below the top of the layer
 * @property {number} height
 */

/** How much of a lane's height the line takes: at the bottom is the bar of the state. */
const LOWEST = 0.3;
const HIGHEST = 0.9;

/** In these nothing answered: the line is broken there. */
const SILENT = new Set(['DOWN', 'UNOBSERVED']);

/** @typedef {import('./timeline.js').Lane} Lane */
/** @typedef {import('./timeline.js').Timeline} Timeline */

/**
 * @param {Element} host the chart
 * @returns {Band[]} from top to bottom
 */
export function bandsIn(host) {
  const { top } = host.getBoundingClientRect();
  // Those that are folded or filtered away have no place; some browsers still give the folded ones boxes.
  const seen = [...host.querySelectorAll('.lane')]
    .filter((lane) => !lane.closest('details:not([open])') && lane.getClientRects().length > 0);
  return seen.map((lane) => {
    const plot = (lane.querySelector('.plot') ?? lane).getBoundingClientRect();
    const { dependency, route } = lane.dataset;
    return {
      name: dependency ?? route ?? '',
      isRoute: dependency === undefined,
      top: plot.top - top,
      height: plot.height,
    };
  });
}

/**
 * The lane of the timeline that is drawn in a band.
 *
 * @param {Timeline} timeline
 * @param {Band} band
 * @returns {Lane | undefined}
 */
export function laneIn(timeline, { name, isRoute }) {
  return (isRoute ? timeline.routes : timeline.dependencies).find((lane) => lane.name === name);
}

/**
 * A lane's line.
 *
 * @param {Band} band
 * @param {Lane} lane
 * @param {number[]} times the middle of each column
 * @param {number} height of the layer
 * @returns {Array<number | null | undefined>} null breaks the line, undefined does not; its largest latency is its highest
 *     point
 */
export function lineIn(band, lane, times, height) {
  const { latencyMs } = lane;
  const most = latencyMs.reduce((max, each) => Math.max(max, each ?? 0), 0);
  const floor = height - band.top - band.height * (1 - LOWEST);
  const room = band.height * (HIGHEST - LOWEST);
  const silences = lane.segments.filter(({ state }) => SILENT.has(state));
  let next = 0;
  return times.map((at, column) => {
    const each = latencyMs[column];
    if (each !== null && each !== undefined) {
      return floor + (most > 0 ? each / most : 0) * room;
    }
    while (next < silences.length && silences[next].to <= at) {
      next += 1;
    }
    return next < silences.length && silences[next].from <= at ? null : undefined;
  });
}
