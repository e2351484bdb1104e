/**
 * The buttons and forms that change something: probe now, sweep, record a change, record an incident.
 */

import { insist, say } from './said.js';
import { askForJson, NoAnswer, Refused } from './sidecar.js';
import { ACTION } from './words.js';

const RECORDS = {
  'record-change': '/api/v1/changes',
  'record-incident': '/api/v1/incidents',
};
/** A sweep waits for the slowest probe. */
const PATIENCE_MS = 120_000;

export class Actions {
  /**
   * @param {object} around
   * @param {() => void} around.done something was changed
   * @param {(id: string) => void} around.open an incident
   */
  constructor({ done, open }) {
    this.done = done;
    this.open = open;
  }

  /** Lets the buttons and forms work, those too that come later. */
  start() {
    document.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.dataset.probe !== undefined) {
        this.#once(button, () => this.#probe(button.dataset.probe));
      } else if (button?.id === 'sweep') {
        this.#once(button, () => this.#sweep());
      }
    });
    document.addEventListener('submit', (event) => {
      const form = event.target;
      if (form instanceof HTMLFormElement && Object.hasOwn(RECORDS, form.id)) {
        event.preventDefault();
        this.#once(event.submitter ?? form, () => this.#record(form));
      }
    });
    document.addEventListener('input', (event) => {
      if (event.target instanceof Element) {
        forgive(event.target);
      }
    });
  }

  /** Runs it unless it already runs, and says how it failed. */
  async #once(trigger, work) {
    if (trigger.getAttribute('aria-disabled') === 'true') {
      return;
    }
    trigger.setAttribute('aria-disabled', 'true');
    try {
      await work();
    } catch (failure) {
      if (failure instanceof NoAnswer || failure instanceof Refused) {
        insist(failure.message);
      } else {
        throw failure;
      }
    } finally {
      trigger.removeAttribute('aria-disabled');
    }
  }

  async #probe(name) {
    insist(ACTION.probing(name));
    const path = name.split('/').map(encodeURIComponent).join('%2F');
    const seen = await post(`/api/v1/dependencies/${path}/probe`);
    say(ACTION.probed(name, seen));
    this.done();
  }

  async #sweep() {
    insist(ACTION.probingAll);
    const { dependencies, routes } = await post('/api/v1/sweep');
    const all = [...dependencies, ...routes];
    const failing = all.filter(({ after }) => after.status !== 'UP').map(({ name, after }) => ACTION.failing(name, after));
    const changed = all.filter((each) => each.changed).map(({ name }) => name);
    insist(ACTION.probedAll(all.length, failing, changed));
    this.done();
  }

  async #record(form) {
    const body = Object.fromEntries([...new FormData(form)].filter(([, value]) => String(value).trim() !== ''));
    try {
      const kept = await post(RECORDS[form.id], body);
      form.reset();
      form.closest('details')?.removeAttribute('open');
      if (form.id === 'record-incident') {
        say(ACTION.incidentRecorded);
        this.open(kept.id);
      } else {
        say(ACTION.changeRecorded);
        this.done();
      }
    } catch (failure) {
      if (failure instanceof Refused) {
        blame(form, failure.faults);
      }
      throw failure;
    }
  }
}

function post(url, body) {
  return askForJson(url, { method: 'POST', body, byReader: true, patience: PATIENCE_MS });
}

/** Says beside each field what is wrong with it, and leads to the first. */
function blame(form, faults) {
  const fields = faults.flatMap(({ field, allowed }) => {
    const input = form.elements.namedItem(field ?? '');
    return input instanceof HTMLElement ? [[input, allowed]] : [];
  });
  for (const [input, allowed] of fields) {
    forgive(input);
    const fault = document.createElement('span');
    fault.id = `${form.id}-${input.getAttribute('name')}-fault`;
    fault.className = 'fault';
    fault.textContent = allowed;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', fault.id);
    input.after(fault);
  }
  fields[0]?.[0].focus();
}

function forgive(input) {
  if (input.getAttribute('aria-invalid') === 'true') {
    document.getElementById(input.getAttribute('aria-describedby') ?? '')?.remove();
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  }
}
