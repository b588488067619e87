import { Button, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { PatientSheet } from '../../../../../src/web/contract/patients.ts';
import { shownMoment } from '../../../parts/formats.ts';
import { useMay, useSession } from '../../../session/session.ts';
import { mannerOf, patientPath } from '../words.ts';
import { IdentityForm } from './identity-form.tsx';
import { PhonesCard } from './phones-card.tsx';
import { PinCard } from './pin-card.tsx';

export function DataTab({ sheet }: { readonly sheet: PatientSheet }) {
  const may = useMay();
  const canWrite = may('patients:write');
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Stack>
        <Card withBorder p="lg">
          <Title order={2} size="h4" mb="sm">
            Quem é
          </Title>
          <IdentityForm sheet={sheet} />
        </Card>
        {canWrite && (
          <Button
            variant="default"
            component={Link}
            to={`${patientPath(sheet.id)}/unir`}
            leftSection={<IconArrowMerge size={18} aria-hidden />}
          >
            Unir com outro cadastro
          </Button>
        )}
      </Stack>
      <Stack>
        <PhonesCard sheet={sheet} />
        <PinCard sheet={sheet} />
        <MannerCard sheet={sheet} />
      </Stack>
    </SimpleGrid>
  );
}

/** How the line speaks to them, as they chose by telephone. */
function MannerCard({ sheet: { caller, createdAt } }: { readonly sheet: PatientSheet }) {
  const { data } = useSession();
  const zone = data?.clinic?.zone ?? 'UTC';
  return (
    <Card withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        Na linha telefônica
      </Title>
      <Text>Como prefere ouvir: {mannerOf(caller)}</Text>
      <Text>
        Última ligação: {caller.lastCallAt === null ? 'nunca ligou' : shownMoment(caller.lastCallAt, zone)}
      </Text>
      <Text c="dimmed" size="sm" mt="xs">
        Cadastro feito em {shownMoment(createdAt, zone)}
      </Text>
    </Card>
  );
}
