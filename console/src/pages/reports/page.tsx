import { Button, Stack, Tabs, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { Navigate, Route, Routes, useLocation, useNavigate, useParams } from 'react-router';
import type { ReportChoices } from '../../../../src/web/contract/reports.ts';
import { api } from '../../api/client.ts';
import { shownDate } from '../../parts/formats.ts';
import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';
import { useSession } from '../../session/session.ts';
import { CallEnds } from './call-ends.tsx';
import { CallHours } from './call-hours.tsx';
import { Channels } from './channels.tsx';
import { LeadTime } from './lead-time.tsx';
import { NoShows } from './no-shows.tsx';
import { Occupancy } from './occupancy.tsx';
import classes from './reports.module.css';
import { Tools } from './tools.tsx';
import { periodProblem, useWhere, type Where } from './where.ts';

const TABS = [
  { path: 'ocupacao', title: 'Ocupação', aboutVisits: true },
  { path: 'faltas', title: 'Faltas', aboutVisits: true },
  { path: 'antecedencia', title: 'Antecedência', aboutVisits: true },
  { path: 'canais', title: 'Canais', aboutVisits: true },
  { path: 'ligacoes', title: 'Ligações', aboutVisits: false },
] as const;

/** The figures of a period, a tab for each kind. */
export default function ReportsPage() {
  const { search } = useLocation();
  return (
    <Routes>
      <Route index element={<Navigate to={`ocupacao${search}`} replace />} />
      <Route path=":tab" element={<Reports />} />
    </Routes>
  );
}

function Reports() {
  const { tab: path } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const today = useSession().data?.clinic?.today ?? dayjs().format('YYYY-MM-DD');
  const [where, go] = useWhere(today);
  const choices = useQuery({
    queryKey: ['reports', 'choices'],
    queryFn: () => api.get<ReportChoices>('/reports/choices'),
    staleTime: 60_000,
  });
  const tab = TABS.find((one) => one.path === path);
  if (tab === undefined) return <Navigate to={`../ocupacao${search}`} replace />;
  return (
    <Page title="Relatórios" tools={<PrintButton />}>
      <Tools where={where} today={today} choices={choices.data} aboutVisits={tab.aboutVisits} onChange={go} />
      <Text size="sm">{aboutText(where, choices.data, tab.aboutVisits)}</Text>
      <Tabs value={tab.path} onChange={(next) => void navigate(`../${next}${search}`)} keepMounted={false}>
        <Tabs.List className={classes['screenOnly'] ?? ''}>
          {TABS.map(({ path: value, title }) => (
            <Tabs.Tab key={value} value={value}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab.path} pt="md">
          {periodProblem(where) === null ? (
            <TabReports path={tab.path} where={where} />
          ) : (
            <Nothing title="Corrija o período para ver o relatório." />
          )}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function PrintButton() {
  return (
    <Button
      variant="default"
      className={classes['screenOnly'] ?? ''}
      leftSection={<IconPrinter size={16} aria-hidden />}
      onClick={() => window.print()}
    >
      Imprimir
    </Button>
  );
}

function TabReports({
  path,
  where,
}: {
  readonly path: (typeof TABS)[number]['path'];
  readonly where: Where;
}) {
  const { from, until } = where;
  switch (path) {
    case 'ocupacao':
      return <Occupancy where={where} />;
    case 'faltas':
      return <NoShows where={where} />;
    case 'antecedencia':
      return <LeadTime where={where} />;
    case 'canais':
      return <Channels where={where} />;
    case 'ligacoes':
      return (
        <Stack gap="xl">
          <CallHours period={{ from, until }} />
          <CallEnds period={{ from, until }} />
        </Stack>
      );
  }
}

/** For the printed page, where the filters are not: of when and of whom this is. */
function aboutText(where: Where, choices: ReportChoices | undefined, aboutVisits: boolean): string {
  const nameIn = (list: ReportChoices['doctors'] | undefined, id: string | null) =>
    list?.find((one) => one.id === id)?.label;
  const whom = aboutVisits
    ? [
        nameIn(choices?.doctors, where.doctorId) ?? 'todos os médicos',
        nameIn(choices?.specialties, where.specialtyId) ?? 'todas as especialidades',
        nameIn(choices?.locations, where.locationId) ?? 'todas as unidades',
      ]
    : [];
  return [`De ${shownDate(where.from)} a ${shownDate(where.until)}`, ...whom].join(' · ');
}
