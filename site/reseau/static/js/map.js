/* « Voir la carte » : Leaflet and the images of the map, asked for by a press and no sooner. Nothing is kept. */

const section = document.querySelector("[data-map]");
if (section) start();

function loaded(tag, fields) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), fields, { onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

/* What the card of the list says, in short: the map knows nothing more. */
function bubble(card) {
  const content = document.createElement("div");
  content.dir = document.documentElement.dir;
  for (const selector of ["h3 > a", ".card__kicker", ".card__away", ".open-state > span", ".phone"]) {
    const found = card.querySelector(selector);
    if (!found) continue;
    const line = document.createElement("p");
    line.append(found.matches("a") ? found.cloneNode(true) : found.textContent.trim().replace(/\s+/g, " "));
    content.append(line);
  }
  return content;
}

function draw(place, cards) {
  const { L } = window;
  const words = section.dataset;
  const map = L.map(place, { zoomControl: false, scrollWheelZoom: false });
  map.attributionControl.setPrefix("Leaflet");
  L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map);
  const source = document.createElement("span");
  source.textContent = words.attribution;
  L.tileLayer(words.tiles, { maxZoom: 19, attribution: source.innerHTML, referrerPolicy: "no-referrer" }).addTo(map);
  const icon = L.divIcon({ className: "map__mark", iconSize: [44, 44], iconAnchor: [22, 40], popupAnchor: [0, -36] });
  const marks = cards.map((card) => mark(card, icon).addTo(map));
  map.fitBounds(L.featureGroup(marks).getBounds(), { padding: [40, 40], maxZoom: 16 });
  map.on("popupopen", ({ popup }) => {
    const element = popup.getElement();
    element.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
    element.querySelector("a").focus({ preventScroll: true });
  });
}

function mark(card, icon) {
  const { latitude, longitude } = card.dataset;
  const marker = window.L.marker([latitude, longitude], { icon, riseOnHover: true });
  marker.on("add", () => marker.getElement().setAttribute("aria-label", card.querySelector("h3").textContent.trim()));
  marker.bindPopup(() => bubble(card), { minWidth: 170, maxWidth: 240 });
  marker.on("popupclose", () => marker.getElement().focus({ preventScroll: true }));
  return marker;
}

function start() {
  const [before, button, place, said] = ["before", "show", "place", "said"].map((name) => section.querySelector(`[data-map-${name}]`));
  const cards = [...document.querySelectorAll("[data-latitude]")];

  async function show() {
    button.disabled = true;
    try {
      const { script, style } = section.dataset;
      await Promise.all([loaded("link", { rel: "stylesheet", href: style }), loaded("script", { src: script })]);
    } catch {
      button.disabled = false;
      said.textContent = section.dataset.silent;
      return;
    }
    before.hidden = true;
    place.hidden = false;
    said.textContent = "";
    draw(place, cards);
    section.querySelector("h2").focus();
  }

  button.addEventListener("click", show);
  before.hidden = false;
}
