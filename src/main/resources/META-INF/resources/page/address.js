/**
 * The address of the page says all of what is shown. Links and forms that lead to another view of this page lead there
 * without a reload; back and forward do too.
 */

import { instant } from './times.js';
import { viewOf } from './view.js';

const HERE = '/';

export class Address {
  /** What was loaded last, to tell another view from another place in this one. */
  #shown = location.search;

  /** @param {() => Promise<void>} load shows what the address says */
  constructor(load) {
    this.load = load;
    if (location.pathname === HERE) {
      document.addEventListener('click', (event) => this.#click(event));
      document.addEventListener('submit', (event) => this.#submit(event));
      window.addEventListener('popstate', () => this.#popped());
    }
  }

  /**
   * Shows another view.
   *
   * @param {URLSearchParams} parameters
   */
  go(parameters) {
    const query = parameters.toString();
    history.pushState(null, '', query ? `?${readable(query)}` : HERE);
    this.#shown = location.search;
    return this.load();
  }

  /**
   * Shows the verdict on a span, and leaves in place what is seen around it.
   *
   * @param {number} from
   * @param {number} to
   */
  judge(from, to) {
    const asked = new URLSearchParams(location.search);
    const route = asked.get('route');
    const parameters = new URLSearchParams({ from: instant(from), to: instant(to) });
    if (route) {
      parameters.set('route', route);
    }
    return this.go(withView(parameters));
  }

  #click(event) {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || !isPlain || event.defaultPrevented || link.hasAttribute('download') || link.getAttribute('target')) {
      return;
    }
    const target = new URL(link.getAttribute('href'), location.href);
    const isPlaceInThis = target.hash !== '' && target.search === location.search;
    if (target.origin === location.origin && target.pathname === HERE && !isPlaceInThis) {
      event.preventDefault();
      this.go(target.searchParams);
    }
  }

  #submit(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('action') || form.method !== 'get') {
      return;
    }
    if (new URL(form.action, location.href).pathname === HERE) {
      event.preventDefault();
      const typed = [...new FormData(form, event.submitter)].filter(([, value]) => value !== '');
      this.go(new URLSearchParams(typed));
    }
  }

  #popped() {
    if (location.search !== this.#shown) {
      this.#shown = location.search;
      this.load();
    }
  }
}

/** An address of what is shown now that shows the same tomorrow: every instant in it is absolute. */
export function lastingAddress() {
  const asked = new URLSearchParams(location.search);
  const view = viewOf(document.body);
  const parameters = new URLSearchParams();
  const { judgedIncident } = document.body.dataset;
  if (judgedIncident) {
    parameters.set('incident', judgedIncident);
  } else if (view?.judged) {
    parameters.set('from', instant(view.judged.from));
    parameters.set('to', instant(view.judged.to));
    if (asked.get('route')) {
      parameters.set('route', asked.get('route'));
    }
  }
  return `${location.origin}${HERE}?${readable(withView(parameters).toString())}`;
}

function withView(parameters) {
  const view = viewOf(document.body);
  if (view) {
    parameters.set('view-from', instant(view.from));
    parameters.set('view-to', instant(view.to));
  }
  return parameters;
}

/** Colons and slashes need no escape in a query. */
function readable(query) {
  return query.replaceAll('%3A', ':').replaceAll('%2F', '/');
}
