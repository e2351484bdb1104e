/**
 * The copy buttons. A page that came over plain http from another machine has no clipboard: then the text is shown,
 * selected.
 */

import { lastingAddress } from './address.js';
import { openDialog } from './dialog.js';
import { say } from './said.js';
import { COPY } from './words.js';

const SOURCES = {
  link: lastingAddress,
  chat: () => written('copy-chat'),
  curl: () => written('copy-curl').replaceAll('{origin}', location.origin),
};

/** Lets the copy buttons work, those too that come later. */
export function letCopy() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    const what = button?.dataset.copy ?? '';
    if (Object.hasOwn(SOURCES, what)) {
      copy(SOURCES[what](), COPY[what]);
    }
  });
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(COPY.refused);
    await show(text);
    say('');
  }
}

function show(text) {
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.value = text;
  area.rows = Math.min(12, text.split('\n').length + 4);
  area.setAttribute('aria-label', COPY.label);
  const closed = openDialog({
    id: 'copied',
    title: COPY.title,
    text: COPY.text,
    content: area,
    cancel: COPY.close,
  });
  area.focus();
  area.select();
  return closed;
}

function written(id) {
  const template = document.getElementById(id);
  return template instanceof HTMLTemplateElement ? (template.content.textContent ?? '').trim() : '';
}
