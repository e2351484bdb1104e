/**
 * What holds at an instant, in one line.
 */

import { laneIn } from './lanes.js';
import { columnAt, segmentAt, stateAt } from './timeline.js';
import { READOUT } from './words.js';

/** The worst first; those that are up are only counted. */
const TOLD = ['DOWN', 'DEGRADED', 'TRANSITION', 'UNOBSERVED'];

/**
 * @param {import('./timeline.js').Timeline} timeline
 * @param {number} at
 * @param {import('./lanes.js').Band} [pointed] the lane under the pointer
 */
export function holdsAt(timeline, at, pointed) {
  const lanes = timeline.dependencies.map((lane) => ({ name: lane.name, state: stateAt(lane, at) }));
  const apart = pointed && !pointed.isRoute ? pointed.name : undefined;
  const parts = [pointedAt(timeline, at, pointed), errorsAt(timeline, at)];
  for (const told of TOLD) {
    const names = lanes
      .filter(({ name, state }) => name !== apart && state === told)
      .map(({ name }) => name);
    if (names.length > 0) {
      parts.push(READOUT.alike(names, told));
    }
  }
  const up = lanes.filter(({ name, state }) => name !== apart && state === 'UP').length;
  if (up > 0) {
    parts.push(READOUT.up(up, timeline.dependencies.length));
  }
  return READOUT.line(at, parts);
}

/** More of the lane that is pointed at. */
function pointedAt(timeline, at, band) {
  const lane = band && laneIn(timeline, band);
  if (!lane) {
    return '';
  }
  return READOUT.lane(lane.name, segmentAt(lane, at), lane.latencyMs[columnAt(timeline, at)]);
}

function errorsAt(timeline, at) {
  const column = columnAt(timeline, at);
  const count = timeline.errors.counts[column];
  if (!count) {
    return '';
  }
  return READOUT.errors(count, timeline.errors.requests[column]);
}
