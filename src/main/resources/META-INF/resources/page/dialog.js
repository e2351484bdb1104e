/**
 * A question, or something to take away, in front of the page.
 */

/**
 * @param {object} wanted
 * @param {string} wanted.id of the dialog; there is only one of it at a time
 * @param {string} wanted.title
 * @param {string} wanted.text
 * @param {HTMLElement} wanted.content what is typed into or copied from
 * @param {string} [wanted.go] the button that takes what was typed; without it there is only `cancel`
 * @param {string} wanted.cancel the button that closes it
 * @returns {Promise<boolean>} whether it was closed by `go`; never fails
 */
export function openDialog({ id, title, text, content, go, cancel }) {
  document.getElementById(id)?.remove();
  const heading = element('h2', title);
  heading.id = `${id}-title`;
  const buttons = element('p');
  buttons.className = 'buttons';
  if (go) {
    buttons.append(button(go, 'go'));
  }
  const close = button(cancel, 'cancel');
  close.formNoValidate = true;
  buttons.append(' ', close);
  const form = element('form');
  form.method = 'dialog';
  form.append(heading, element('p', text), content, buttons);
  const dialog = element('dialog');
  dialog.id = id;
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'go');
    }, { once: true });
  });
}

/** Whether one is open. */
export function isDialogOpen() {
  return document.querySelector('dialog[open]') !== null;
}

function element(name, text = '') {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(text, value) {
  const made = element('button', text);
  made.value = value;
  return made;
}
