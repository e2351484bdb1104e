/**
 * What holds at an instant, in one line.
 */

import { laneIn } from './lanes.js';
import { columnAt, segmentAt, stateAt } from './timeline.js';
import { clockTime, latency, lengthOf } from './times.js';

const WORDS = {
  UP: 'up', DEGRADED: 'degraded', DOWN: 'down', TRANSITION: 'changing', UNOBSERVED: 'not observed',
};
/** The worst first; those that are up are only counted. */
const TOLD = ['DOWN', 'DEGRADED', 'TRANSITION', 'UNOBSERVED'];
const MOST_NAMES = 4;

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
      parts.push(`${listed(names)} ${WORDS[told]}`);
    }
  }
  const up = lanes.filter(({ name, state }) => name !== apart && state === 'UP').length;
  if (up > 0) {
    parts.push(`${up === timeline.dependencies.length ? 'all' : up} up`);
  }
  return `${clockTime(at)} UTC: ${parts.filter((part) => part !== '').join('; ') || 'no data'}.`;
}

/**
 * @param {{from: number, to: number}} span
 * @param {string} advice what to do with it
 */
export function selected({ from, to }, advice) {
  return `${clockTime(from)} to ${clockTime(to)} UTC, ${lengthOf(to - from)}. ${advice}`;
}

/** More of the lane that is pointed at. */
function pointedAt(timeline, at, band) {
  const lane = band && laneIn(timeline, band);
  if (!lane) {
    return '';
  }
  const segment = segmentAt(lane, at);
  const took = lane.latencyMs[columnAt(timeline, at)];
  const bounds = segment && segment.state !== 'UP'
    ? ` from ${clockTime(segment.from)} to ${clockTime(segment.to)}`
    : '';
  return `${lane.name} ${WORDS[segment?.state ?? 'UNOBSERVED']}${bounds}${typeof took === 'number' ? `, ${latency(took)}` : ''}`;
}

function errorsAt(timeline, at) {
  const column = columnAt(timeline, at);
  const count = timeline.errors.counts[column];
  if (!count) {
    return '';
  }
  const requests = timeline.errors.requests[column];
  return `${count} × 5xx${typeof requests === 'number' ? ` of ${requests} requests` : ''}`;
}

function listed(names) {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}
