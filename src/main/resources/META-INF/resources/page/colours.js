/**
 * The colours of the style sheet as a canvas takes them: it knows neither custom properties nor `light-dark()`.
 */

const NAMES = ['latency', 'label', 'ground', 'grid', 'window'];

/**
 * @param {Element} host where they are to be used
 * @returns {Record<string, string>} by name, without the `--chart-` in front
 */
export function coloursAt(host) {
  const probe = document.createElement('i');
  probe.hidden = true;
  host.append(probe);
  const colours = Object.fromEntries(NAMES.map((name) => {
    probe.style.color = `var(--chart-${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return colours;
}
