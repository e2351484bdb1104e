/**
 * The copy buttons. A page that came over plain http from another machine has no clipboard: then the text is shown,
 * selected.
 */

import { lastingAddress } from './address.js';
import { openDialog } from './dialog.js';
import { say } from './said.js';

const SOURCES = {
  link: lastingAddress,
  chat: () => written('copy-chat'),
  curl: () => written('copy-curl').replaceAll('{origin}', location.origin),
};

const DONE = {
  link: 'Copied the link.',
  chat: 'Copied the report for a chat.',
  curl: 'Copied the curl command.',
};

/** Lets the copy buttons work, those too that come later. */
export function letCopy() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    const what = button?.dataset.copy ?? '';
    if (Object.hasOwn(SOURCES, what)) {
      copy(SOURCES[what](), DONE[what]);
    }
  });
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say('The browser does not let this page use the clipboard. Copy the text yourself.');
    await show(text);
    say('');
  }
}

function show(text) {
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.value = text;
  area.rows = Math.min(12, text.split('\n').length + 4);
  area.setAttribute('aria-label', 'Text to copy');
  const closed = openDialog({
    id: 'copied',
    title: 'Copy this text',
    text: 'The text is selected: press Ctrl+C, or ⌘C on a Mac.',
    content: area,
    cancel: 'Close',
  });
  area.focus();
  area.select();
  return closed;
}

function written(id) {
  const template = document.getElementById(id);
  return template instanceof HTMLTemplateElement ? (template.content.textContent ?? '').trim() : '';
}
