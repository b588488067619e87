import { Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, Route, Routes, useParams, useSearchParams } from 'react-router';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { useMay } from '../../../session/session.ts';
import { HolidayForm } from './holiday-form.tsx';
import { HolidayTable } from './holiday-table.tsx';
import { HOLIDAYS_PATH, useHolidays } from './use-holidays.ts';

/** Holidays: the years, and each of the clinic's own. */
export default function HolidaysTab() {
  return (
    <Routes>
      <Route index element={<Years />} />
      <Route path="novo" element={<HolidayForm holiday={null} />} />
      <Route path=":year/:id" element={<KnownHoliday />} />
    </Routes>
  );
}

/** This year and the next, the nation's holidays among the clinic's own. */
function Years() {
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('ano'));
  const holidays = useHolidays(asked > 0 ? asked : null);
  return (
    <Shown query={holidays}>
      {(calendar) => (
        <Stack>
          <Group justify="space-between" align="end">
            <SegmentedControl
              aria-label="Ano"
              value={String(calendar.year)}
              onChange={(year) => setParams({ ano: year })}
              data={[calendar.thisYear, calendar.thisYear + 1].map(String)}
            />
            {may('clinic:write') && (
              <Button
                component={Link}
                to={`${HOLIDAYS_PATH}/novo`}
                leftSection={<IconPlus size={16} aria-hidden />}
              >
                Novo feriado
              </Button>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            Os nacionais já vêm calculados. Os pontos facultativos{' '}
            {calendar.observesOptional ? 'contam como feriado' : 'não contam como feriado'} nesta clínica (
            <Anchor component={Link} to="/clinica/regras" inherit>
              mudar nas regras
            </Anchor>
            ). Cadastre aqui os do estado, da cidade e da clínica, ou um dia em que se trabalha assim mesmo.
          </Text>
          <HolidayTable calendar={calendar} />
        </Stack>
      )}
    </Shown>
  );
}

function KnownHoliday() {
  const { year, id } = useParams();
  const holidays = useHolidays(Number(year));
  return (
    <Shown query={holidays}>
      {({ days }) => {
        const own = days.find((day) => day.own?.id === id)?.own ?? null;
        return own === null ? (
          <Nothing title="Este feriado não existe." />
        ) : (
          <HolidayForm key={own.id} holiday={own} />
        );
      }}
    </Shown>
  );
}
