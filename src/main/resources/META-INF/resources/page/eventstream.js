/**
 * Reads a stream of server-sent events, as the HTML standard says (9.2.6). The browser's own EventSource cannot take the
 * token along, nor tell of the comments by which the sidecar shows that it lives.
 */

/**
 * @typedef {object} ServerEvent
 * @property {string} type `message` where the stream names none
 * @property {string} data
 * @property {string} lastId of the latest event that had one
 */

export class EventStream {
  #decoder = new TextDecoder();
  #rest = '';
  #type = '';
  #data = [];
  #lastId = '';

  /** @param {(event: ServerEvent) => void} tell */
  constructor(tell) {
    this.tell = tell;
  }

  /**
   * The next bytes, cut anywhere.
   *
   * @param {Uint8Array} bytes
   */
  feed(bytes) {
    const text = this.#rest + this.#decoder.decode(bytes, { stream: true });
    // A CR at the end may be the first half of a CRLF.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    lines.forEach((line) => this.#take(line));
  }

  #take(line) {
    if (line === '') {
      this.#end();
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.#data.push(value);
    } else if (field === 'event') {
      this.#type = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.#lastId = value;
    }
  }

  #end() {
    const event = { type: this.#type || 'message', data: this.#data.join('\n'), lastId: this.#lastId };
    const isEmpty = this.#data.length === 0;
    this.#type = '';
    this.#data = [];
    if (!isEmpty) {
      this.tell(event);
    }
  }
}
