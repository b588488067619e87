import { Alert, Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconMoodEmpty } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { wordsOf } from '../api/problem.ts';

/** What went wrong, and what to do. */
export function Trouble({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}) {
  const { title, detail } = wordsOf(error);
  return (
    <Alert color="red" variant="light" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Group justify="space-between">
        <Text size="sm">{detail}</Text>
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            Tentar de novo
          </Button>
        )}
      </Group>
    </Alert>
  );
}

export function Loading({ what = 'Carregando' }: { readonly what?: string }) {
  return (
    <Center p="xl" role="status">
      <Group gap="sm">
        <Loader size="sm" aria-hidden />
        <Text c="dimmed">{what}…</Text>
      </Group>
    </Center>
  );
}

/** Nothing there, and how something comes there. */
export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Center p="xl">
      <Stack align="center" gap="xs" ta="center">
        <IconMoodEmpty aria-hidden size={36} stroke={1.2} />
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </Center>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** A query's three faces: on its way, failed (with another try), there. What is there stays while it is read anew. */
export function Shown<T>({
  query,
  children,
}: {
  readonly query: Asked<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined)
    return (
      <>
        {query.error !== null && <Trouble error={query.error} retry={() => query.refetch()} />}
        {children(query.data)}
      </>
    );
  if (query.error !== null) return <Trouble error={query.error} retry={() => query.refetch()} />;
  return <Loading />;
}
