/* Leaves a page that speaks of violence: it is emptied at once, then replaced in the history of the browser. */

const PRESSES = 3;
const WITHIN = 2000; // milliseconds

const link = document.querySelector("[data-quick-exit]");
const keys = document.querySelector("#quick-exit-keys");
let pressedAt = [];

function leave(event) {
  event?.preventDefault();
  document.title = link.hostname;
  document.body.replaceChildren();
  location.replace(link.href);
}

/* Shift held down, or pressed to write a capital letter, does not count. */
function watchKeys({ key, repeat, timeStamp }) {
  if (repeat) return;
  const recent = pressedAt.filter((time) => timeStamp - time < WITHIN);
  pressedAt = key === "Shift" ? [...recent, timeStamp] : [];
  if (pressedAt.length >= PRESSES) leave();
}

link.addEventListener("click", leave);
addEventListener("keydown", watchKeys);
keys.hidden = false;
link.setAttribute("aria-describedby", keys.id);
