import ical from 'ical-generator';
import type { Audience } from '../chakras/audience';
import { interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { capitalized } from '../chakras/reading-parts';
import { SECOND_HEADINGS, weekTitle } from '../chakras/texts/second/phrases';
import { moscowDay } from '../time';

type CalendarFacts = {
  reading: Reading;
  audience: Audience;
  orderId: string;
  /** Where the reading is. */
  url: string;
  now: Date;
};

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/**
 * The plan of a reading as an iCalendar file (RFC 5545): an all-day event on each of four Mondays,
 * from the first one after `now` in Moscow. Others may see a calendar, so no name, birth date or
 * arcanum stands in it. Null of a reading whose edition has no plan.
 */
export function planCalendar({ reading, audience, orderId, url, now }: CalendarFacts) {
  const said = interpret(reading);
  if (said.version === 1) return null;
  const calendar = ical({
    name: plain(SECOND_HEADINGS.plan),
    prodId: '//chakra-checkout//plan//RU',
  });
  const monday = nextMonday(now);
  for (const planned of said.plan.steps) {
    calendar.createEvent({
      id: `${orderId}-${planned.week}@plan`,
      stamp: now,
      start: new Date(monday + (planned.week - 1) * DAYS_OF_WEEK * DAY_MS),
      allDay: true,
      summary: plain(`Шаг недели: ${weekTitle(planned, audience).toLowerCase()}`),
      description: plain(`${planned.step} ${capitalized(planned.time)}.\n\n${url}`),
    });
  }
  return calendar.toString();
}

/** The first Monday after a day in Moscow, as the calendar's midnight. */
function nextMonday(now: Date): number {
  const today = Date.parse(moscowDay(now));
  const daysSinceMonday = (new Date(today).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  return today + (DAYS_OF_WEEK - daysSinceMonday) * DAY_MS;
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
