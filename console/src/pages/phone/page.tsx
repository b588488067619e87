import { Anchor, Card, Container, Grid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PhoneGuide } from '../../../../src/web/contract/phone.ts';
import { api } from '../../api/client.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { useSession } from '../../session/session.ts';
import { CallTree } from './call-tree.tsx';
import { Keypad } from './keypad.tsx';
import { Transcript } from './transcript.tsx';
import { usePhone } from './use-phone.ts';
import { Visits } from './visits.tsx';
import { WhoToCallAs } from './who-to-call-as.tsx';

/** A telephone in the browser, over the line's real socket: what is heard here is what callers hear. */
export default function PhonePage() {
  const { data: session } = useSession();
  if (session?.me) return <Telephone />;
  return (
    <Container component="main" size="xl" py="md">
      <Telephone />
      <Text mt="md">
        <Anchor component={Link} to="/">
          Entrar no console da clínica
        </Anchor>
      </Text>
    </Container>
  );
}

function Telephone() {
  const guide = useQuery({
    queryKey: ['phone-guide'],
    queryFn: () => api.get<PhoneGuide>('/phone/guide'),
    staleTime: Infinity,
  });
  const phone = usePhone();
  const [number, setNumber] = useState('');
  const digits = number.replaceAll(/\D/g, '');
  const wrong = digits !== '' && !/^\d{10,11}$/.test(digits);
  const { state } = phone;
  return (
    <Page title="Telefone da clínica">
      <Shown query={guide}>
        {({ tree, patients }) => (
          <Grid>
            <Grid.Col span={{ base: 12, xs: 6, md: 4, lg: 3 }}>
              <Stack>
                <Card withBorder padding="md">
                  <Keypad phone={phone} from={digits === '' || wrong ? null : digits} />
                </Card>
                <TextInput
                  label="Ligar do número (opcional)"
                  description="Com DDD, como a linha veria quem liga"
                  inputMode="tel"
                  autoComplete="off"
                  value={number}
                  error={wrong ? 'São 10 ou 11 dígitos, com DDD' : undefined}
                  onChange={(event) => setNumber(event.currentTarget.value)}
                />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, xs: 6, md: 8, lg: 5 }}>
              <Stack>
                <WhoToCallAs patients={patients} />
                <Transcript lines={state.transcript} />
                <Visits visits={state.visits} />
              </Stack>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 4 }}>
              <CallTree steps={tree} current={state.step} been={state.steps} />
            </Grid.Col>
          </Grid>
        )}
      </Shown>
    </Page>
  );
}
