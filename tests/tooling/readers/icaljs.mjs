// `node icaljs.mjs FIRST LAST < feed`: the dates that ical.js (Thunderbird, Nextcloud) finds, as JSON.
// From the start of each series, whatever FIRST: its iterator cannot start later without losing count.
import { readFileSync } from "node:fs";

import ICAL from "../node/node_modules/ical.js/dist/ical.js";

const LAST = process.argv[3];

const said = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().slice(0, 16).replace("T", " "));

const date = (event, starts, ends) => [
  event.summary,
  said(starts),
  said(ends),
  event.component.getFirstPropertyValue("status"),
];

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const [series, overrides] = [false, true].map((wanted) =>
  calendar.getAllSubcomponents("vevent").filter((component) => component.hasProperty("recurrence-id") === wanted),
);
const uid = (component) => component.getFirstPropertyValue("uid");

const found = [];
for (const component of series) {
  // Left to itself, ICAL.Event takes for its own the overrides of all series, whatever their UID.
  const exceptions = overrides.filter((override) => uid(override) === uid(component));
  const event = new ICAL.Event(component, { strictExceptions: true, exceptions });
  if (!event.isRecurring()) {
    found.push(date(event, event.startDate, event.endDate));
    continue;
  }
  const iterator = event.iterator();
  for (let time = iterator.next(); time && said(time) <= LAST; time = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(time);
    found.push(date(item, startDate, endDate));
  }
}
console.log(JSON.stringify(found));
