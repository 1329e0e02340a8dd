<?php
// `php sabre.php FIRST LAST < feed`: the dates that sabre/vobject (Nextcloud, Baïkal) finds, as JSON.
// Without days: its faults. From the start of each series, whatever FIRST.

use Sabre\VObject\Property;
use Sabre\VObject\Reader;
use Sabre\VObject\RecurrenceIterator;

error_reporting(E_ALL & ~E_DEPRECATED);  // it was written for an older PHP
require 'Sabre/VObject/autoload.php';

// Version 2 leaves their backslash to commas and semicolons.
function text($property) {
    return strtr((string) $property, ['\\,' => ',', '\\;' => ';']);
}

function said($moment, $property) {
    return $property->getDateType() === Property\DateTime::DATE
        ? $moment->format('Y-m-d')
        : (clone $moment)->setTimezone(new DateTimeZone('UTC'))->format('Y-m-d H:i');
}

function date_found($event, $starts, $ends) {
    return [
        text($event->SUMMARY),
        said($starts, $event->DTSTART),
        said($ends, $event->DTEND),
        (string) $event->STATUS,
    ];
}

// In version 2, the one of Debian, VCalendar::expand() keeps the first date of a series when an override takes
// its place, and makes up dates after the last when one was moved later still; version 4 no longer does. So each
// series is expanded without its overrides, which then take the place of the dates they name.
function dates($events, $last) {
    $overridden = [];
    foreach ($events as $event) {
        if ($event->{'RECURRENCE-ID'}) {
            $overridden[(string) $event->UID][] = $event->{'RECURRENCE-ID'}->getDateTime();
        }
    }
    foreach ($events as $event) {
        if (!$event->RRULE) {
            yield date_found($event, $event->DTSTART->getDateTime(), $event->DTEND->getDateTime());
            continue;
        }
        $iterator = new RecurrenceIterator($event);
        for (; $iterator->valid() && $iterator->getDtStart() <= $last; $iterator->next()) {
            if (!in_array($iterator->getDtStart(), $overridden[(string) $event->UID] ?? [])) {
                yield date_found($event, $iterator->getDtStart(), $iterator->getDtEnd());
            }
        }
    }
}

$calendar = Reader::read(stream_get_contents(STDIN));
echo json_encode(
    $argc === 1
        ? array_column($calendar->validate(), 'message')
        : iterator_to_array(dates($calendar->select('VEVENT'), new DateTime($argv[2])), false)
);
