// `node nodeical.mjs FIRST LAST < feed`: the dates that node-ical (home automation, wall displays) finds, as JSON.
import { readFileSync } from "node:fs";

import ical from "../node/node_modules/node-ical/node-ical.js";

const [FIRST, LAST] = process.argv.slice(2).map((day) => new Date(day));

const two = (number) => String(number).padStart(2, "0");

// A whole day starts at midnight on the clock of the machine.
const said = (moment, isFullDay) =>
  isFullDay
    ? `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
    : moment.toISOString().slice(0, 16).replace("T", " ");

// With a parameter (SUMMARY;LANGUAGE=fr), a text is an object.
const text = (value) => value.val ?? value;

const found = Object.values(ical.sync.parseICS(readFileSync(0, "utf8")))
  .filter(({ type }) => type === "VEVENT")
  .flatMap((event) => ical.expandRecurringEvent(event, { from: FIRST, to: LAST }))
  .map(({ summary, start, end, isFullDay, event }) => [
    text(summary),
    said(start, isFullDay),
    said(end, isFullDay),
    event.status,
  ]);
console.log(JSON.stringify(found));
