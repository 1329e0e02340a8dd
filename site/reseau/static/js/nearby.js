/* « Les plus proches de moi » : sorts the list by distance, here. The position leaves this browser for nobody. */

const EARTH = 6371008.8; // mean radius, in metres (IUGG)
const PATIENCE = 15_000; // milliseconds
const LIKELY = 0.5; // below, the geocoder has found another street or another town

const panel = document.querySelector("[data-nearby]");
const list = document.querySelector("[data-nearby-list]");
if (panel && list) start();

/* Metres between two places, as the crow flies (haversine formula). */
function metres(from, to) {
  const radians = Math.PI / 180;
  const [latitude, longitude] = [(to.latitude - from.latitude) * radians, (to.longitude - from.longitude) * radians];
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/* « 800 m », « 2,4 km », in the language of the page; as precise as one needs to walk there. */
function inWords(distance) {
  const far = distance >= 950;
  const value = far ? distance / 1000 : Math.max(100, Math.round(distance / 100) * 100);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: far ? "kilometer" : "meter",
    maximumFractionDigits: far && value < 10 ? 1 : 0,
  }).format(value);
}

function positionOf(card) {
  const { latitude, longitude } = card.dataset;
  return latitude ? { latitude: Number(latitude), longitude: Number(longitude) } : null;
}

function start() {
  const sentences = panel.dataset;
  const said = panel.querySelector("[data-nearby-said]");
  const choice = panel.querySelector("[data-nearby-from]");
  const cards = [...list.children];
  const awayOf = (distance) => (distance < 1 ? sentences.here : sentences.away.replace("{distance}", inWords(distance)));
  const nameOf = (card) => card.querySelector("h3").textContent.trim();

  function say(sentence) {
    said.textContent = sentence;
  }

  function tell(card, away) {
    const line = card.querySelector("[data-nearby-away]") ?? document.createElement("p");
    line.className = "card__away";
    line.dataset.nearbyAway = "";
    line.textContent = away;
    card.querySelector("h3").after(line);
  }

  function sortFrom(here) {
    const placed = cards.filter(positionOf).map((card) => ({ card, distance: metres(here, positionOf(card)) }));
    placed.sort((one, other) => one.distance - other.distance);
    for (const { card, distance } of placed) tell(card, awayOf(distance));
    list.append(...placed.map(({ card }) => card), ...cards.filter((card) => !positionOf(card)));
    const [{ card, distance }] = placed;
    say(sentences.sorted.replace("{name}", nameOf(card)).replace("{away}", awayOf(distance)));
  }

  function locate() {
    choice.value = "";
    say(sentences.waiting);
    const found = ({ coords }) => sortFrom({ latitude: coords.latitude, longitude: coords.longitude });
    const faults = { 1: sentences.refused, 2: sentences.unavailable, 3: sentences.late };
    navigator.geolocation.getCurrentPosition(found, ({ code }) => say(faults[code]), { timeout: PATIENCE, maximumAge: 60_000 });
  }

  /* Asked of the service that the form names, by a press and no sooner. */
  async function search(form) {
    const address = new URL(form.dataset.nearbySearch);
    address.searchParams.set("q", form.querySelector("input").value);
    address.searchParams.set("limit", "1");
    choice.value = "";
    say(sentences.waiting);
    try {
      const options = { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE) };
      const answer = await fetch(address, options);
      if (!answer.ok) return say(answer.status === 400 ? sentences.unknown : sentences.silent);
      const [found] = (await answer.json()).features;
      if (!found || found.properties.score < LIKELY) return say(sentences.unknown);
      const [longitude, latitude] = found.geometry.coordinates;
      sortFrom({ latitude, longitude });
    } catch {
      say(sentences.silent);
    }
  }

  panel.querySelector("[data-nearby-locate]").addEventListener("click", locate);
  cards.forEach((card, number) => {
    if (positionOf(card)) choice.add(new Option(nameOf(card), number));
  });
  choice.addEventListener("change", () => choice.value && sortFrom(positionOf(cards[choice.value])));
  panel.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    search(event.target);
  });
  panel.hidden = false;
}
