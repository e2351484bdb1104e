/**
 * Instants and spans as a person reads them; always UTC. Instants are milliseconds since the epoch.
 */

const DAY = 86_400_000;

/**
 * Like "14:02:11", with the day in front unless it is that of `now`.
 *
 * @param {number} at
 * @param {number} [now]
 */
export function clockTime(at, now = Date.now()) {
  const text = new Date(at).toISOString();
  const time = text.slice(11, 19);
  return Math.floor(at / DAY) === Math.floor(now / DAY) ? time : `${text.slice(0, 10)} ${time}`;
}

/**
 * Like "6 min 49 s": the two largest units.
 *
 * @param {number} ms
 */
export function lengthOf(ms) {
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  const units = [[DAY, 'd'], [3_600_000, 'h'], [60_000, 'min'], [1000, 's']];
  let rest = Math.round(ms / 1000) * 1000;
  const parts = [];
  for (const [unit, name] of units) {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    if (count > 0) {
      parts.push(`${count} ${name}`);
    }
  }
  return parts.slice(0, 2).join(' ');
}

/**
 * How long a probe took.
 *
 * @param {number} ms
 */
export function latency(ms) {
  if (ms >= 1000) {
    return `${(ms / 1000).toPrecision(3)} s`;
  }
  return `${ms >= 10 ? Math.round(ms) : Number(ms.toPrecision(2))} ms`;
}

/**
 * As addresses carry it: RFC 3339, milliseconds only where there are any.
 *
 * @param {number} at
 */
export function instant(at) {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
