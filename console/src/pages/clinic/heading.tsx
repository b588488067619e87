import { Anchor, Group, Stack, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';

interface BackLinkProps {
  readonly to: string;
  /** What is there, as `Todos os médicos`. */
  readonly back: string;
}

export function BackLink({ to, back }: BackLinkProps) {
  return (
    <Anchor component={Link} to={to} size="sm">
      <Group gap={4}>
        <IconArrowLeft size={14} aria-hidden /> {back}
      </Group>
    </Anchor>
  );
}

/** What a page below a tab is of, and the way back to the tab. */
export function Heading({ title, ...link }: BackLinkProps & { readonly title: string }) {
  return (
    <Stack gap={4}>
      <BackLink {...link} />
      <Title order={2} size="h3">
        {title}
      </Title>
    </Stack>
  );
}
