/* « Mes aides gardées » : a list that stays in this browser. Nothing of it is ever sent. */

const KEY = "aides-gardees";

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((aid) => aid?.id && aid.title && aid.address) : [];
  } catch {
    return []; // what someone else has written there
  }
}

function write(kept) {
  if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept));
  else localStorage.removeItem(KEY);
}

function without(id) {
  return read().filter((aid) => aid.id !== id);
}

/* On the page of an aid: the button that keeps it, and lets it go. */
function startButton(button) {
  const { keep: id, title, address, language } = button.dataset;
  const said = document.querySelector("[data-kept]");

  function show() {
    const kept = read().some((aid) => aid.id === id);
    button.setAttribute("aria-pressed", kept);
    said.hidden = !kept;
  }

  button.addEventListener("click", () => {
    const pressed = button.getAttribute("aria-pressed") === "true";
    write(pressed ? without(id) : [...without(id), { id, title, address, language }]);
    show();
  });
  show();
  button.hidden = false;
}

/* On the page of the guide: the list. */
function startList(section) {
  const [list, heading, template] = ["ul", "h2", "template"].map((name) => section.querySelector(name));

  function item(aid) {
    const line = template.content.cloneNode(true);
    const link = line.querySelector("a");
    link.href = location.origin + new URL(aid.address, location.origin).pathname; // printed after its name
    link.textContent = aid.title;
    link.lang = aid.language || "fr";
    link.dir = "auto";
    line.querySelector("button > span").textContent = aid.title;
    line.querySelector("button").addEventListener("click", () => change(without(aid.id)));
    return line;
  }

  function show(kept) {
    list.replaceChildren(...kept.map(item));
    for (const part of section.querySelectorAll(".actions")) part.hidden = !kept.length;
    section.querySelector("[data-kept-none]").hidden = kept.length > 0;
  }

  function change(kept) {
    write(kept);
    show(kept);
    heading.focus(); // the button that was pressed is gone
  }

  section.querySelector("[data-kept-erase]").addEventListener("click", () => change([]));
  section.querySelector("[data-kept-print]").addEventListener("click", () => {
    section.classList.add("is-printed-alone");
    addEventListener("afterprint", () => section.classList.remove("is-printed-alone"), { once: true });
    print();
  });
  show(read());
  section.hidden = !read().length;
}

function allowed() {
  try {
    return Boolean(localStorage);
  } catch {
    return false; // the browser keeps nothing for this site
  }
}

if (allowed()) {
  document.querySelectorAll("[data-keep]").forEach(startButton);
  document.querySelectorAll("[data-kept-list]").forEach(startList);
}
