import { Group, Stack, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

/** The browser's title, while this page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Disque Consulta`;
  }, [title]);
}

interface PageProps {
  readonly title: string;
  /** Buttons and filters beside the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A page's head and body; every page begins with its one `h1`. */
export function Page({ title, tools, children }: PageProps) {
  usePageTitle(title);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="center">
        <Title order={1} size="h2">
          {title}
        </Title>
        {tools !== undefined && <Group gap="xs">{tools}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
