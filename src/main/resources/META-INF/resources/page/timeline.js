/**
 * What `GET /api/v1/timeline` says, with instants as numbers, so that looking something up in it is quick.
 */

/** @typedef {{state: string, from: number, to: number}} Segment without holes, by time */
/** @typedef {{name: string, segments: Segment[], latencyMs: Array<number | null>}} Lane */

/**
 * @typedef {object} Timeline
 * @property {number} from
 * @property {number} to
 * @property {number} columns
 * @property {Lane[]} dependencies
 * @property {Lane[]} routes
 * @property {{counts: number[], requests: Array<number | null>}} errors of each column
 * @property {Array<{id: string, from: number, to: number}>} incidents
 */

/**
 * @param {any} json the answer
 * @returns {Timeline}
 */
export function timelineOf(json) {
  return {
    ...spanOf(json),
    columns: json.columns,
    dependencies: json.dependencies.map(laneOf),
    routes: json.routes.map(laneOf),
    errors: json.errors,
    incidents: json.incidents.map((incident) => ({ id: incident.id, ...spanOf(incident) })),
  };
}

/**
 * @param {Timeline} timeline
 * @param {number} at
 */
export function columnAt({ from, to, columns }, at) {
  return Math.min(columns - 1, Math.max(0, Math.floor((at - from) / (to - from) * columns)));
}

/**
 * @param {Lane} lane
 * @param {number} at
 * @returns {string} UP, DEGRADED, DOWN, TRANSITION or UNOBSERVED
 */
export function stateAt(lane, at) {
  return segmentAt(lane, at)?.state ?? 'UNOBSERVED';
}

/**
 * @param {Lane} lane
 * @param {number} at
 * @returns {Segment | undefined}
 */
export function segmentAt({ segments }, at) {
  let low = 0;
  let high = segments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (at < segment.from) {
      high = middle - 1;
    } else if (at >= segment.to) {
      low = middle + 1;
    } else {
      return segment;
    }
  }
  return undefined;
}

function laneOf({ name, segments, latencyMs }) {
  return { name, latencyMs, segments: segments.map((segment) => ({ state: segment.state, ...spanOf(segment) })) };
}

function spanOf({ from, to }) {
  return { from: Date.parse(from), to: Date.parse(to) };
}
