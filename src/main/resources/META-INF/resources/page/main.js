/**
 * Puts the page's script together. The page is complete without it; what it adds: selecting in the timeline, latencies,
 * following what happens, copying, and what changes something.
 */

import { Actions } from './actions.js';
import { Address } from './address.js';
import { Chart } from './chart.js';
import { letCopy } from './clipboard.js';
import { isDialogOpen } from './dialog.js';
import { Live } from './live.js';
import { Pulse } from './pulse.js';
import { canUnlock, Refresh } from './refresh.js';
import { filterLanes, letFilter } from './filter.js';
import { foldNarrow, letUnfold } from './folds.js';
import { tellLocalTimes } from './localtime.js';
import { insist, say } from './said.js';
import { Selection } from './selection.js';
import { askForJson, NoAnswer } from './sidecar.js';
import { keepToken } from './token.js';
import { isTyping, watchTyping } from './typing.js';
import { isLocked, viewOf } from './view.js';
import { LIVE } from './words.js';

const HEALTH = '/q/health/live';

const chart = new Chart({
  moved: (left, top) => selection.hover(left, top),
  drawn: () => selection.redraw(),
});
const selection = new Selection({
  chart,
  judge: (from, to) => address.judge(from, to),
  open: openIncident,
});
const refresh = new Refresh({
  isHeld: () => selection.isUnderWay || isDialogOpen() || isTyping(),
  columns: () => chart.columns,
  rendered: () => {
    foldNarrow();
    filterLanes();
    tellLocalTimes();
    chart.lay();
    follow();
  },
  drawn: (timeline) => chart.show(timeline),
  answered: () => live.heard(),
  unanswered: () => live.missed(),
});
const live = new Live({
  event: () => refresh.soon(),
  look: doesAnswer,
  manner: () => (viewOf(document.body)?.follows === false ? LIVE.fixedSpan : ''),
});
const pulse = new Pulse({
  view: () => viewOf(document.body),
  beat: () => {
    // What has events looks by itself whether it is there again.
    if (!live.isGone || live.isTimed) {
      refresh.soon(false);
    }
  },
});
const address = new Address(visit);
const actions = new Actions({ done: () => refresh.soon(), open: openIncident });

/** Shows what the address says, because the reader went there. */
async function visit() {
  selection.clear();
  const judgedBefore = document.body.dataset.windowFrom;
  const { outcome, why } = await refresh.now({ byReader: true });
  if (outcome === 'done') {
    document.querySelectorAll('#ask form').forEach((form) => form.reset());
    if (document.getElementById('problem')) {
      document.getElementById('ask-fold')?.setAttribute('open', '');
    }
    tellVerdict(judgedBefore);
  } else if (why) {
    insist(LIVE.notShown(why));
  }
}

function openIncident(id) {
  address.go(new URLSearchParams({ incident: id }));
}

/** Says that there is a verdict, and brings it into view where it is not. */
function tellVerdict(judgedBefore) {
  const verdict = document.getElementById('verdict');
  const { windowFrom, windowAsked } = document.body.dataset;
  if (!verdict || windowAsked !== 'true') {
    say('');
    return;
  }
  say(verdict.querySelector('.word')?.textContent?.trim() ?? '');
  const { top } = verdict.getBoundingClientRect();
  const isAway = top < 0 || top > window.innerHeight * 0.5;
  // With another span of the same window, the reader is at the timeline.
  const isChosen = windowFrom !== judgedBefore || !location.search.includes('view-');
  if (isAway && isChosen) {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    verdict.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
  }
}

/** Whether the sidecar itself is there, whatever it thinks of the request. */
async function doesAnswer() {
  try {
    await askForJson(HEALTH, { patience: 5_000 });
    return true;
  } catch (failure) {
    return !(failure instanceof NoAnswer);
  }
}

/** Keeps up while somebody looks; a page that nobody sees holds no connection and no timer. */
function follow() {
  const isOver = document.hidden || isLocked(document.body) || !document.getElementById('live');
  if (isOver) {
    live.stop();
    pulse.stop();
  } else {
    live.start();
    live.tell();
    pulse.start();
  }
}

function letUnlock() {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (form instanceof HTMLFormElement && form.id === 'unlock') {
      event.preventDefault();
      keepToken(String(new FormData(form).get('token') ?? '').trim());
      await unlock();
    }
  });
}

async function unlock() {
  const { outcome, why } = await refresh.now({ byReader: true });
  insist(outcome === 'no answer' || outcome === 'refused' ? why : '');
  if (outcome === 'done') {
    document.getElementById('page')?.focus();
  }
}

document.querySelectorAll('.needs-script[hidden]').forEach((element) => element.removeAttribute('hidden'));
foldNarrow();
letUnfold();
watchTyping();
letCopy();
letFilter();
tellLocalTimes();
letUnlock();
actions.start();
chart.lay();
follow();
document.addEventListener('visibilitychange', () => {
  follow();
  if (document.hidden) {
    refresh.stop();
  } else {
    refresh.soon();
  }
});
if (canUnlock()) {
  unlock();
} else if (!isLocked(document.body)) {
  refresh.draw();
}
