/**
 * Makes one tree of the page look like a freshly rendered one, by changing only what differs: what stays the same keeps
 * its focus, its scroll position, what was typed into it and whether it is unfolded.
 */

/** Belong to the script, or to whoever fills them in: the server renders them empty, or not at all. */
const OURS = new Set(['live', 'said', 'readout', 'layer', 'token', 'copied', 'record-change', 'record-incident']);
/** Belong to the reader or to the script, whatever was rendered. */
const OUR_ATTRIBUTES = new Set(['open', 'aria-disabled', 'data-live', 'data-loading', 'data-filtered', 'data-folded']);

/**
 * @param {Element} shown
 * @param {Element} fresh of the same name; is used up
 */
export function morph(shown, fresh) {
  if (isOurs(shown)) {
    return;
  }
  if (shown instanceof HTMLTemplateElement && fresh instanceof HTMLTemplateElement) {
    shown.content.replaceChildren(fresh.content);
    return;
  }
  if (shown.isEqualNode(fresh) && !fresh.querySelector('template')) {
    return;
  }
  morphAttributes(shown, fresh);
  if (isPicture(shown)) {
    shown.replaceChildren(...fresh.childNodes);
  } else {
    morphChildren(shown, fresh);
  }
}

function morphAttributes(shown, fresh) {
  for (const { name, value } of fresh.attributes) {
    if (!OUR_ATTRIBUTES.has(name) && shown.getAttribute(name) !== value) {
      shown.setAttribute(name, value);
    }
  }
  for (const { name } of [...shown.attributes]) {
    if (!OUR_ATTRIBUTES.has(name) && !fresh.hasAttribute(name)) {
      shown.removeAttribute(name);
    }
  }
}

function morphChildren(shown, fresh) {
  const keyed = new Map();
  for (const child of shown.children) {
    const key = keyOf(child);
    if (key) {
      keyed.set(key, child);
    }
  }
  /** The first of the old children that has not been used or passed. */
  let next = shown.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = counterpart(child, keyed, next);
    if (!match) {
      shown.insertBefore(child, next);
      continue;
    }
    next = bring(match, shown, next);
    if (match instanceof Element) {
      morph(match, child);
    } else if (match.nodeValue !== child.nodeValue) {
      match.nodeValue = child.nodeValue;
    }
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    if (!(gone instanceof Element && isOurs(gone))) {
      gone.remove();
    }
  }
}

/** The old child that becomes the fresh one: the one with its key, else the next one of its sort without a key. */
function counterpart(child, keyed, next) {
  if (child instanceof Element) {
    const key = keyOf(child);
    if (key) {
      const match = keyed.get(key);
      keyed.delete(key);
      return match?.nodeName === child.nodeName ? match : undefined;
    }
  }
  for (let candidate = next; candidate; candidate = candidate.nextSibling) {
    const isTaken = candidate instanceof Element && (keyOf(candidate) !== '' || isOurs(candidate));
    if (!isTaken && candidate.nodeType === child.nodeType && candidate.nodeName === child.nodeName) {
      return candidate;
    }
  }
  return undefined;
}

/**
 * Puts a child in its place.
 *
 * @returns {ChildNode | null} what comes after it
 */
function bring(match, shown, next) {
  if (match === next) {
    return match.nextSibling;
  }
  if (match.contains(document.activeElement)) {
    // Moving it would take its focus: so the others move.
    while (next && next !== match) {
      const passed = next;
      next = next.nextSibling;
      shown.append(passed);
    }
    return match.nextSibling;
  }
  shown.insertBefore(match, next);
  return next;
}

/** Its parts are nobody's to focus or to keep. */
function isPicture(element) {
  return element instanceof SVGElement && element.getAttribute('role') === 'img';
}

function isOurs(element) {
  return OURS.has(element.id);
}

/** By what it is known again among its siblings; empty if by its place only. */
function keyOf(element) {
  if (element.id) {
    return `#${element.id}`;
  }
  const { dependency, route, incident, step, key } = element.dataset ?? {};
  const known = key ?? dependency ?? incident ?? step ?? route;
  return known === undefined ? '' : `${element.nodeName} ${known}`;
}
