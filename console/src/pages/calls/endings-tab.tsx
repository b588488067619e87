import { BarChart } from '@mantine/charts';
import { Anchor, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Endings } from '../../../../src/web/contract/calls.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import { useSession } from '../../session/session.ts';
import { useEndings } from './api.ts';
import { PeriodFields } from './period-fields.tsx';
import { OUTCOMES } from './words.ts';

/** So many bars are read at a glance; the table has the rest. */
const MOST_BARS = 10;
const DAYS = 30;

/** At which question callers hang up before they had anything of what they called for. */
export function EndingsTab() {
  const today = useSession().data?.clinic?.today ?? dayjs().format('YYYY-MM-DD');
  const [period, setPeriod] = useState({
    from: dayjs(today).subtract(DAYS, 'day').format('YYYY-MM-DD'),
    until: today,
  });
  const query = useEndings(period.from, period.until);
  return (
    <>
      <Group align="start" mb="md">
        <PeriodFields {...period} onChange={setPeriod} />
      </Group>
      <Shown query={query}>
        {(endings) =>
          endings.calls === 0 ? (
            <Nothing title="Nenhuma ligação nesses dias" />
          ) : (
            <Stack>
              <Text>{summary(endings)}</Text>
              {endings.gaveUp > 0 && <EndingsChart endings={endings} />}
              <EndingsTable endings={endings} period={period} />
            </Stack>
          )
        }
      </Shown>
    </>
  );
}

const PERCENT = new Intl.NumberFormat('pt-BR', { style: 'percent', maximumFractionDigits: 1 });
const COUNT = new Intl.NumberFormat('pt-BR');

function summary({ calls, gaveUp }: Endings): string {
  const all = calls === 1 ? '1 ligação' : `${COUNT.format(calls)} ligações`;
  if (gaveUp === 0) return `${all}; ninguém desligou antes de conseguir o que queria.`;
  const who = gaveUp === 1 ? '1 pessoa desligou' : `${COUNT.format(gaveUp)} pessoas desligaram`;
  const wanted = gaveUp === 1 ? 'queria' : 'queriam';
  return `${all}; ${who} antes de conseguir o que ${wanted} (${PERCENT.format(gaveUp / calls)}).`;
}

function EndingsChart({ endings: { questions } }: { readonly endings: Endings }) {
  const bars = questions
    .filter(({ gaveUp }) => gaveUp > 0)
    .slice(0, MOST_BARS)
    .map(({ question, gaveUp }) => ({ question: question?.words ?? 'Saudação', Desistências: gaveUp }));
  return (
    <Paper withBorder p="md" component="figure" m={0}>
      <Title order={2} size="h4" component="figcaption" mb="sm">
        Desistências por pergunta
      </Title>
      {/* The table says the same. */}
      <div aria-hidden>
        <BarChart
          h={48 + bars.length * 36}
          data={bars}
          dataKey="question"
          orientation="vertical"
          series={[{ name: 'Desistências', color: 'petrol.7' }]}
          yAxisProps={{ width: 150 }}
          xAxisProps={{ allowDecimals: false }}
          barChartProps={{ accessibilityLayer: false }}
          gridAxis="y"
        />
      </div>
    </Paper>
  );
}

interface EndingsTableProps {
  readonly endings: Endings;
  readonly period: { readonly from: string; readonly until: string };
}

function EndingsTable({ endings: { questions }, period }: EndingsTableProps) {
  return (
    <Table.ScrollContainer minWidth={760} tabIndex={0} role="region" aria-label="Onde as ligações terminam">
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Última pergunta</Table.Th>
            <Table.Th ta="right">Desistências</Table.Th>
            <Table.Th ta="right">Ligações</Table.Th>
            {Object.entries(OUTCOMES).map(([outcome, { words }]) => (
              <Table.Th key={outcome} ta="right">
                {words}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {questions.map((row) => (
            <EndingsRow key={row.question?.id ?? ''} row={row} period={period} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function EndingsRow({
  row,
  period,
}: {
  readonly row: Endings['questions'][number];
  readonly period: EndingsTableProps['period'];
}) {
  const { question, calls, gaveUp, outcomes } = row;
  const who = {
    aba: 'historico',
    de: period.from,
    ate: period.until,
    fim: 'gave-up',
    pergunta: question?.id ?? '',
  };
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {question?.words ?? 'Saudação'}
      </Table.Th>
      <Table.Td ta="right">
        {gaveUp > 0 && question !== null ? (
          <Anchor
            component={Link}
            to={{ search: new URLSearchParams(who).toString() }}
            size="sm"
            aria-label={`${gaveUp}: ver estas ligações`}
          >
            {COUNT.format(gaveUp)}
          </Anchor>
        ) : (
          COUNT.format(gaveUp)
        )}
      </Table.Td>
      <Table.Td ta="right">{COUNT.format(calls)}</Table.Td>
      {Object.keys(OUTCOMES).map((outcome) => (
        <Table.Td key={outcome} ta="right">
          {COUNT.format(outcomes[outcome as keyof typeof outcomes] ?? 0)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
