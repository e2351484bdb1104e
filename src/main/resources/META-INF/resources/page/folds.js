/**
 * What a wide screen shows whole and a narrow one folds, so that the answer and what leads to it are not far apart.
 * Without the script, everything is shown.
 */

const NARROW = '(max-width: 48rem)';

/** Folds what has come since the last time: what the reader opened stays open. */
export function foldNarrow() {
  if (!matchMedia(NARROW).matches) {
    return;
  }
  for (const fold of document.querySelectorAll('details[data-wide]:not([data-folded])')) {
    fold.removeAttribute('open');
    fold.setAttribute('data-folded', '');
  }
  openTarget();
}

/** Lets a link to something folded unfold it. */
export function letUnfold() {
  window.addEventListener('hashchange', openTarget);
  document.addEventListener('click', (event) => {
    // The address stays the same where the link is followed once more.
    if (event.target instanceof Element && event.target.closest('a[href^="#"]')) {
      setTimeout(openTarget);
    }
  });
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest('details') ?? target?.querySelector(':scope > details');
  if (fold && !fold.open) {
    fold.setAttribute('open', '');
    target?.scrollIntoView();
  }
}
