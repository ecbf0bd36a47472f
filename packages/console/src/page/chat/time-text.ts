const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** Whether two moments lie on one day of the reader's calendar. */
export function isSameDay(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).toDateString() === new Date(otherMs).toDateString();
}

/** The hour and minute of a moment, as the reader's system writes them. */
export function toClockText(timeMs: number): string {
  return CLOCK.format(timeMs);
}

/** A moment in full. */
export function toMomentText(timeMs: number): string {
  return MOMENT.format(timeMs);
}

/** The name of a day, seen from now: Today, Yesterday, Monday 23 November; with the year when it is another one. */
export function toDayText(timeMs: number, nowMs: number): string {
  if (isSameDay(timeMs, nowMs)) return "Today";
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(timeMs, yesterday.getTime())) return "Yesterday";
  const isThisYear = new Date(timeMs).getFullYear() === new Date(nowMs).getFullYear();
  return (isThisYear ? DAY : DAY_OF_YEAR).format(timeMs);
}
