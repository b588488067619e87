import type { LinePolicies } from '../booking/ports.ts';
import { prompt } from '../speech/prompt.ts';
import type { Saying } from '../speech/phrase.ts';
import { comma, stop } from '../speech/pauses.ts';
import { spokenHours } from '../speech/times.ts';
import { spokenWeekdays } from '../speech/week.ts';

type Hours = LinePolicies['attendantHours'];
type Span = Hours[number];

/** "O atendimento funciona de segunda a sexta, das sete às dezenove horas." Without hours: that nobody answers now. */
export function openingHours(hours: Hours): Saying {
  if (hours.length === 0) return [prompt('attendant.closed')];
  const runs = runsOfDays(hours).flatMap(({ first, last }, index) => [
    ...(index === 0 ? [] : [comma]),
    spokenWeekdays(first.weekday, last.weekday),
    comma,
    spokenHours(first.start, first.end),
  ]);
  return [prompt('attendant.hours'), ...runs, stop];
}

/** Neighbouring weekdays with the same hours, as one run each; in the order of the day's start, then of the week. */
function runsOfDays(hours: Hours): { first: Span; last: Span }[] {
  const sorted = [...hours].sort((a, b) => a.start - b.start || a.end - b.end || a.weekday - b.weekday);
  const runs: { first: Span; last: Span }[] = [];
  for (const span of sorted) {
    const run = runs.at(-1);
    const goesOn = run?.first.start === span.start && run.first.end === span.end;
    if (run && goesOn && run.last.weekday + 1 === span.weekday) run.last = span;
    else runs.push({ first: span, last: span });
  }
  return runs;
}
