import { Paper, Stack, Title } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface EffectPanelProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What a change would do, before it is saved; whoever asked for it is led here. */
export function EffectPanel({ title, children }: EffectPanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack>
        <Title order={2} size="h4" id={id} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
