/**
 * Requests to the sidecar: with the token, never without an end, and with each way to fail told apart.
 */

import { askForToken, authorization } from './token.js';
import { SIDECAR } from './words.js';

/** No answer came: the sidecar, or the way to it, is gone. */
export class NoAnswer extends Error {}

/** It answered, but did not do what was asked. The message is a sentence to be shown. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {Array<{field?: string, parameter?: string, value?: string, allowed: string}>} faults
   */
  constructor(status, message, faults = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

const PATIENCE_MS = 20_000;

/** Somebody closed the dialog without a token: what goes on by itself does not open it again. */
let declined = false;

/**
 * @typedef {object} Wish
 * @property {string} [method] default GET
 * @property {unknown} [body] goes along as JSON
 * @property {string} [accept] default JSON
 * @property {Record<string, string>} [headers]
 * @property {AbortSignal} [signal] gives it up; then it fails with an AbortError
 * @property {number} [patience] until the answer is complete, in ms; a stream has no such end
 * @property {boolean} [byReader] whether the reader asked for it just now, and so may be asked for the token again
 */

/**
 * @param {string} url
 * @param {Wish} [wish]
 * @returns {Promise<any>} the JSON of the answer
 */
export function askForJson(url, wish = {}) {
  return withToken(wish, () => withPatience(wish, async (signal) => {
    const response = await succeeded(send(url, { ...wish, signal }));
    return response.json();
  }));
}

/**
 * Pages are taken whatever their status: those that refuse something say so in words.
 *
 * @param {string} url
 * @param {Wish} [wish]
 * @returns {Promise<string>} the page
 */
export function askForPage(url, wish = {}) {
  return withPatience(wish, async (signal) => {
    const response = await send(url, { ...wish, accept: 'text/html', signal });
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) {
      throw await refusal(response);
    }
    return response.text();
  });
}

/**
 * An answer without an end: whoever reads it gives it up by the signal.
 *
 * @param {string} url
 * @param {Wish} [wish]
 * @returns {Promise<Response>}
 */
export function askForStream(url, wish = {}) {
  return withToken(wish, () => succeeded(send(url, wish)));
}

/** Tries it again with the token that the reader gives. */
async function withToken({ byReader = false }, attempt) {
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 401) || (declined && !byReader)) {
        throw failure;
      }
      declined = !await askForToken();
      if (declined) {
        throw failure;
      }
    }
  }
}

async function succeeded(answer) {
  const response = await answer;
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

async function send(url, { method = 'GET', body, accept = 'application/json', headers = {}, signal }) {
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  try {
    return await fetch(url, {
      method,
      signal,
      cache: 'no-store',
      headers: { Accept: accept, ...json, ...authorization(), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    throw asNoAnswer(failure);
  }
}

/** Ends it when the patience does, or when its caller gives it up. */
async function withPatience({ signal, patience = PATIENCE_MS }, work) {
  const end = new AbortController();
  const giveUp = () => end.abort(signal.reason);
  const timer = setTimeout(() => end.abort(new NoAnswer(SIDECAR.late)), patience);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', giveUp);
  try {
    return await work(end.signal);
  } catch (failure) {
    throw asNoAnswer(failure);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** What fetch throws, in our words: a TypeError is all that it says of a network that fails. */
export function asNoAnswer(failure) {
  return failure instanceof TypeError ? new NoAnswer(SIDECAR.silent) : failure;
}

async function refusal(response) {
  try {
    const problem = await response.json();
    const said = problem.detail ?? problem.title;
    if (said) {
      return new Refused(response.status, said, problem.errors ?? []);
    }
  } catch {
    // Not a problem of ours: a proxy's page, most likely.
  }
  return new Refused(response.status, SIDECAR.refused(response.status));
}
