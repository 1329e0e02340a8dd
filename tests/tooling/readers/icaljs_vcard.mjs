// `node icaljs_vcard.mjs < contact`: what ical.js (Thunderbird) reads of a vCard, as JSON: the values of each name.
import { readFileSync } from "node:fs";

import ICAL from "../node/node_modules/ical.js/dist/ical.js";

const read = {};
for (const property of new ICAL.Component(ICAL.parse(readFileSync(0, "utf8"))).getAllProperties()) {
  const [first, ...others] = property.getValues();
  (read[property.name] ??= []).push(others.length ? [first, ...others] : first);
}
console.log(JSON.stringify(read));
