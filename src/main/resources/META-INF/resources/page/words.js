/**
 * What the script says, in one place. What the page says without it stands in the templates and in PageWording.
 */

import { clockTime, latency, lengthOf } from './times.js';

const STATES = {
  UP: 'up', DEGRADED: 'degraded', DOWN: 'down', TRANSITION: 'changing', UNOBSERVED: 'not observed',
};
const MOST_NAMES = 4;

/** What the buttons do, and what came of it. */
export const ACTION = {
  probing: (name) => `Probing ${name} …`,
  probed: (name, observation) => `${name} is ${outcome(observation)}.`,
  probingAll: 'Probing everything …',
  /**
   * @param {number} count how many were probed
   * @param {string[]} failing as `failing` says it of each
   * @param {string[]} changed the names of those whose status changed
   */
  probedAll: (count, failing, changed) => `Checked ${count}: `
    + `${failing.length === 0 ? 'all up,' : `${failing.join('; ')};`} `
    + `${changed.length === 0 ? 'nothing changed' : `changed: ${changed.join(', ')}`}.`,
  failing: (name, observation) => `${name} is ${outcome(observation)}`,
  incidentRecorded: 'The incident is recorded.',
  changeRecorded: 'The change is recorded.',
};

export const COPY = {
  link: 'Copied the link.',
  chat: 'Copied the report for a chat.',
  curl: 'Copied the curl command.',
  refused: 'The browser does not let this page use the clipboard. Copy the text yourself.',
  label: 'Text to copy',
  title: 'Copy this text',
  text: 'The text is selected: press Ctrl+C, or ⌘C on a Mac.',
  close: 'Close',
};

export const TOKEN = {
  label: 'Token',
  title: 'This page needs the API token',
  text: 'Only holders of the token can open this sidecar (api.token-file in its config).',
  textAgain: 'The previous token is no longer accepted.',
  go: 'Unlock',
  cancel: 'Cancel',
};

/** How the page follows what happens. */
export const LIVE = {
  connecting: 'Connecting …',
  following: (manner) => `Live. ${manner}`.trim(),
  timed: 'Updates every 30 s.',
  polling: (why) => `Not live: the page polls instead. ${why}`,
  lost: (at) => `Connection lost at ${clockTime(at)} UTC; this is the state at that time.`,
  notReconnected: 'The event stream has not reconnected yet.',
  breaksOff: 'The event stream keeps breaking off.',
  fixedSpan: 'Showing a fixed time span.',
  notShown: (why) => `${why} The page does not show this address yet.`,
};

/** Why the sidecar gave no answer that can be shown. */
export const SIDECAR = {
  late: 'The sidecar did not respond in time.',
  silent: 'The sidecar did not respond.',
  refused: (status) => `The sidecar responded with HTTP ${status}.`,
  foreign: 'Something other than Faultline responds at this address.',
};

/** Selecting in the timeline. */
export const SELECTION = {
  label: 'Select a span of the timeline',
  help: 'Left and Right move, with Control ten times as far; Shift selects; Home and End jump to the ends;'
    + ' Enter judges the selection; Escape clears it.',
  /** @param {{from: number, to: number}} span */
  byPointer: (span) => selected(span, 'Release to judge it.'),
  byKeyboard: (span) => selected(span, 'Press Enter to judge it.'),
  nothing: 'Nothing is selected.',
  nothingYet: 'Nothing is selected: hold Shift while you move.',
};

/** What holds at an instant, in parts that `line` puts together. */
export const READOUT = {
  line: (at, parts) => `${clockTime(at)} UTC: ${parts.filter((part) => part !== '').join('; ') || 'no data'}.`,
  /** More of the lane that is pointed at; without a segment it was not observed. */
  lane: (name, segment, took) => {
    const bounds = segment && segment.state !== 'UP'
      ? ` from ${clockTime(segment.from)} to ${clockTime(segment.to)}`
      : '';
    return `${name} ${STATES[segment?.state ?? 'UNOBSERVED']}${bounds}${typeof took === 'number' ? `, ${latency(took)}` : ''}`;
  },
  errors: (count, requests) => `${count} × 5xx${typeof requests === 'number' ? ` of ${requests} requests` : ''}`,
  alike: (names, state) => `${listed(names)} ${STATES[state]}`,
  up: (count, all) => `${count === all ? 'all' : count} up`,
};

function outcome({ status, failure, message, durationMs }) {
  const why = failure ? ` (${failure})${message ? `: ${message}` : ''}` : '';
  return `${status.toLowerCase()}${why} after ${latency(durationMs)}`;
}

function selected({ from, to }, advice) {
  return `${clockTime(from)} to ${clockTime(to)} UTC, ${lengthOf(to - from)}. ${advice}`;
}

function listed(names) {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}
