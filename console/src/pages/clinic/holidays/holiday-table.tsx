import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { HolidayCalendar } from '../../../../../src/web/contract/holidays.ts';
import { Nothing } from '../../../parts/states.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay } from '../../../session/session.ts';
import { HOLIDAYS_PATH } from './use-holidays.ts';
import { type Day, dayInWords, effectOf, KIND_WORDS, monthInWords } from './words.ts';

/** The year in words, month by month: what each holiday is, and what it comes to. */
export function HolidayTable({ calendar }: { readonly calendar: HolidayCalendar }) {
  const months = Map.groupBy(calendar.days, ({ date }) => date.slice(0, 7));
  if (months.size === 0) return <Nothing title="Nenhum feriado neste ano." />;
  return (
    <WideTable
      minWidth={340}
      aria-label={`Feriados de ${calendar.year}`}
      columns={['Dia', 'Feriado', 'Neste dia']}
    >
      {[...months].map(([month, days]) => (
        <Fragment key={month}>
          <Table.Tr bg="var(--mantine-color-default-hover)">
            <Table.Th colSpan={3} scope="rowgroup">
              {monthInWords(`${month}-01`)}
            </Table.Th>
          </Table.Tr>
          {days.map((day) => (
            <DayRow key={`${day.date} ${day.own?.id ?? day.name}`} day={day} calendar={calendar} />
          ))}
        </Fragment>
      ))}
    </WideTable>
  );
}

function DayRow({ day, calendar }: { readonly day: Day; readonly calendar: HolidayCalendar }) {
  const { word, where } = effectOf(day, calendar.locations);
  return (
    <Table.Tr>
      <Table.Td>{dayInWords(day.date)}</Table.Td>
      <Table.Td>
        <DayName day={day} />
        <Text size="xs" c="dimmed">
          {KIND_WORDS[day.kind]}
        </Text>
        <Where day={day} calendar={calendar} />
      </Table.Td>
      <Table.Td>
        <Badge color={day.closedAt.length > 0 ? 'orange' : 'teal'} variant="light" miw="max-content">
          {word}
        </Badge>
        {where !== null && <Text size="xs">{where}</Text>}
      </Table.Td>
    </Table.Tr>
  );
}

function DayName({ day: { own, name } }: { readonly day: Day }) {
  const may = useMay();
  if (own === null || !may('clinic:write')) return name;
  return (
    <Anchor component={Link} to={`${HOLIDAYS_PATH}/${own.date.slice(0, 4)}/${own.id}`} inherit>
      {name}
    </Anchor>
  );
}

/** Of the clinic's own: for which place it is said, and that it is worked. */
function Where({ day: { own }, calendar }: { readonly day: Day; readonly calendar: HolidayCalendar }) {
  if (own === null) return null;
  const place = calendar.locations.find(({ id }) => id === own.locationId)?.name ?? 'todos os locais';
  return (
    <Text size="xs" c="dimmed">
      {own.working ? `Trabalha-se assim mesmo: ${place}` : `Vale para: ${place}`}
    </Text>
  );
}
