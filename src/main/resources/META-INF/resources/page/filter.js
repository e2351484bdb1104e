/**
 * Shows only the lanes whose names have a part in common with what was typed.
 */

/** Lets the box work, one that comes later too. */
export function letFilter() {
  document.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.id === 'lane-filter') {
      filterLanes();
    }
  });
}

/** Again, for lanes that came since. What is found is unfolded. */
export function filterLanes() {
  const box = document.getElementById('lane-filter');
  const wanted = box instanceof HTMLInputElement ? box.value.trim().toLowerCase() : '';
  for (const lane of document.querySelectorAll('#chart .lane')) {
    const name = lane.dataset.dependency ?? lane.dataset.route ?? '';
    const isFound = name.toLowerCase().includes(wanted);
    lane.toggleAttribute('data-filtered', !isFound);
    const fold = lane.closest('details');
    if (wanted !== '' && isFound && fold) {
      fold.open = true;
    }
  }
}
