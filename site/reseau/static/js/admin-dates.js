// Editor of an event: says its dates again, as the server makes them, each time a field changes.
document.addEventListener("DOMContentLoaded", () => {
  const said = document.querySelector("[data-event-dates]");
  const form = said?.closest("form");
  if (!form) return;

  let waiting;
  let latest = 0;

  async function sayAgain() {
    const number = ++latest;
    const answer = await fetch(said.dataset.eventDates, { method: "POST", body: new FormData(form) });
    const html = await answer.text();
    if (answer.ok && number === latest) said.innerHTML = html;
  }

  for (const change of ["input", "change"]) {
    form.addEventListener(change, () => {
      clearTimeout(waiting);
      waiting = setTimeout(sayAgain, 500);
    });
  }
});
