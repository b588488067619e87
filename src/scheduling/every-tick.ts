/** For tests: what a zone's wall clock shows at every single tick, by `Temporal` alone. */
import { Temporal } from 'temporal-polyfill';

export interface Wall {
  readonly tick: number;
  readonly date: string;
  readonly minute: number;
  readonly weekday: number;
  /** The second time that a clock put back shows this. */
  readonly again: boolean;
}

const tables = new Map<string, readonly Wall[]>();

/** Every tick from a day before `now` to a day behind the horizon, as the zone's wall shows it. */
export function wallTable(zone: string, now: number, days: number): readonly Wall[] {
  const today = Math.floor(now / 86_400_000);
  const key = `${zone} ${today} ${days}`;
  const table =
    tables.get(key) ??
    Array.from({ length: (days + 4) * 288 }, (_, i) => wallOf(zone, (today - 2) * 288 + i));
  tables.set(key, table);
  return table;
}

function wallOf(zone: string, tick: number): Wall {
  const there = Temporal.Instant.fromEpochMilliseconds(tick * 300_000).toZonedDateTimeISO(zone);
  const firstTime = there.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' });
  return {
    tick,
    date: there.toPlainDate().toString(),
    minute: there.hour * 60 + there.minute,
    weekday: there.dayOfWeek,
    again: firstTime.epochMilliseconds !== there.epochMilliseconds,
  };
}
