/* Offers the site in the language that this browser asks for first, among those of the site. Everybody gets the same
   page: a line for each language is in it, hidden. That one was closed is kept here until the tab is, and never sent. */

const KEY = "langue-proposee-fermee";

const lines = [...document.querySelectorAll("[data-suggestion]")];
const codes = [document.documentElement.lang, ...lines.map((line) => line.lang)];
const family = (code) => code.split("-")[0];

/* The language of the site that answers to a wish of the browser ("pt-BR" → "pt"). */
function answer(wish) {
  const code = wish.toLowerCase();
  return codes.find((own) => own === code) ?? codes.find((own) => family(own) === family(code));
}

function closed() {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false; // a browser that lets nothing be kept
  }
}

function close(line) {
  line.hidden = true;
  try {
    sessionStorage.setItem(KEY, "");
  } catch {
    // It comes back on the next page.
  }
}

const wanted = navigator.languages.map(answer).find(Boolean);
const line = lines.find(({ lang }) => lang === wanted);
if (line && !closed()) {
  line.querySelector("button").addEventListener("click", () => close(line));
  line.hidden = false;
}
