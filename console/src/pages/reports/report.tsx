import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, withQuery } from '../../api/client.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import classes from './reports.module.css';
import type { Where } from './where.ts';

interface ReportProps<Figures> {
  /** Its name in the API. */
  readonly name: string;
  readonly title: string;
  /** What is counted, and how. */
  readonly note: string;
  readonly query: Partial<Where>;
  readonly isEmpty: (figures: Figures) => boolean;
  readonly empty: string;
  readonly children: (figures: Figures) => ReactNode;
}

/** One report: what it counts, its figures, and the same as a file. */
export function Report<Figures>({
  name,
  title,
  note,
  query,
  isEmpty,
  empty,
  children,
}: ReportProps<Figures>) {
  const figures = useQuery({
    queryKey: ['reports', name, query],
    queryFn: () => api.get<Figures>(`/reports/${name}`, query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <Stack gap="md" component="section" aria-labelledby={`report-${name}`} aria-busy={figures.isFetching}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3" id={`report-${name}`}>
            {title}
          </Title>
          <Text size="sm" c="dimmed" maw={760}>
            {note}
          </Text>
        </div>
        <Button
          component="a"
          href={withQuery(`/api/v1/reports/${name}.csv`, query)}
          download
          variant="default"
          className={classes['screenOnly'] ?? ''}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Baixar CSV
        </Button>
      </Group>
      <Shown query={figures}>
        {(found) => (isEmpty(found) ? <Nothing title={empty} /> : <Stack gap="lg">{children(found)}</Stack>)}
      </Shown>
    </Stack>
  );
}
