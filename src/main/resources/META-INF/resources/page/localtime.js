/**
 * Every instant of the page in the zone of the browser too, and how long ago it was: as a tooltip, and in small letters
 * where a reader starts.
 */

import { lengthOf } from './times.js';

const LOCAL = new Intl.DateTimeFormat(undefined, {
  weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit',
  timeZoneName: 'short',
});
const SHORT = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });

const DAY = 86_400_000;

/** Tells them anew: the server renders none of it. */
export function tellLocalTimes() {
  const now = Date.now();
  document.querySelectorAll('time[datetime]').forEach((time) => {
    const at = Date.parse(time.getAttribute('datetime') ?? '');
    if (!Number.isNaN(at)) {
      time.title = `${LOCAL.format(at)}${at <= now ? `, ${ago(now - at)} ago` : ''}`;
    }
  });
  document.querySelectorAll('[data-local-of]').forEach((small) => {
    const at = Date.parse(small.getAttribute('data-local-of') ?? '');
    const isUtc = new Date(at).getTimezoneOffset() === 0;
    small.textContent = isUtc || Number.isNaN(at) ? '' : ` (${SHORT.format(at)})`;
  });
}

/** The largest unit is enough. */
function ago(ms) {
  const unit = [DAY, 3_600_000, 60_000, 1000].find((each) => ms >= each) ?? 1000;
  return lengthOf(Math.floor(ms / unit) * unit);
}
