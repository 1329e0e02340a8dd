// Editor of an event: shows only the fields that its repetition needs, and says its dates again, as the server makes
// them, each time a field changes.
const NEEDED = {
  "": [],
  weekly: ["weekdays", "interval"],
  monthly_weekday: ["weekdays", "nth"],
  monthly_day: ["month_day"],
};
const OF_A_SERIES = ["until", "count", "school_zone", "skips_public_holidays"];
const OF_ONE_RULE = ["weekdays", "interval", "nth", "month_day"];

document.addEventListener("DOMContentLoaded", () => {
  const said = document.querySelector("[data-event-dates]");
  const form = said?.closest("form");
  if (!form) return;

  const repeat = form.elements.namedItem("repeat");

  function showWhatIsNeeded() {
    const needed = repeat.value ? [...NEEDED[repeat.value], ...OF_A_SERIES] : [];
    for (const name of [...OF_ONE_RULE, ...OF_A_SERIES]) {
      const field = form.querySelector(`[data-contentpath="${name}"]`);
      field.closest(".w-panel__wrapper").hidden = !needed.includes(name); // with its label
    }
  }

  let waiting;
  let latest = 0;

  async function sayAgain() {
    const number = ++latest;
    const answer = await fetch(said.dataset.eventDates, { method: "POST", body: new FormData(form) });
    const html = await answer.text();
    if (answer.ok && number === latest) said.innerHTML = html;
  }

  repeat.addEventListener("change", showWhatIsNeeded);
  showWhatIsNeeded();
  for (const change of ["input", "change"]) {
    form.addEventListener(change, () => {
      clearTimeout(waiting);
      waiting = setTimeout(sayAgain, 500);
    });
  }
});
