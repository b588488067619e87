import { Badge, Button, Drawer, Group, Kbd, Stack, Text, VisuallyHidden } from '@mantine/core';
import type { CallDetails, CallVisit, Moment } from '../../../../src/web/contract/calls.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { doctorTitle, shownDate, shownMoment } from '../../parts/formats.ts';
import { Shown } from '../../parts/states.tsx';
import { useSession } from '../../session/session.ts';
import { useCall } from './api.ts';
import { Caller, OutcomeBadge, PatientName } from './call-parts.tsx';
import { useReading } from './reading.ts';
import classes from './transcript.module.css';
import { OUTCOMES, shownDuration, shownLanguage } from './words.ts';

/** A call as it was: what the line said, what was asked, which keys came. */
export function TranscriptDrawer() {
  const { id, read } = useReading();
  const query = useCall(id);
  return (
    <Drawer
      opened={id !== null}
      onClose={() => read(null)}
      position="right"
      size="lg"
      title="Conversa"
      {...DIALOG_PARTS}
    >
      <Shown query={query}>
        {(details) => <Transcript details={details} readAnew={() => void query.refetch()} />}
      </Shown>
    </Drawer>
  );
}

interface TranscriptProps {
  readonly details: CallDetails;
  readonly readAnew: () => void;
}

function Transcript({ details: { call, transcript, visits }, readAnew }: TranscriptProps) {
  const zone = useSession().data?.clinic?.zone ?? 'UTC';
  const until = call.endedAt ?? transcript.at(-1)?.at ?? 0;
  const lasted = call.endedAt === null ? until : until - call.startedAt;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <OutcomeBadge call={call} />
        <Text size="sm">
          {shownMoment(call.startedAt, zone)} · {shownDuration(lasted)}
        </Text>
      </Group>
      <Group gap="xs">
        <PatientName patient={call.patient} />
        <Text size="sm" c="dimmed" aria-hidden>
          ·
        </Text>
        <Caller caller={call.caller} />
      </Group>
      {visits.length > 0 && <Visits visits={visits} />}
      {transcript.length === 0 ? (
        <Text c="dimmed">A conversa desta ligação não foi guardada.</Text>
      ) : (
        <ol className={classes['talk'] ?? ''}>
          {inReadingOrder(transcript).map((moment, index) => (
            <MomentLine key={index} moment={moment} />
          ))}
        </ol>
      )}
      {call.outcome === null && (
        <Button variant="default" onClick={readAnew}>
          Ler o que veio depois
        </Button>
      )}
    </Stack>
  );
}

/** What is asked stands above the words it is asked in. */
function inReadingOrder(moments: readonly Moment[]): Moment[] {
  const ordered = [...moments];
  for (const [index, moment] of moments.entries()) {
    const before = moments[index - 1];
    if (moment.kind === 'asked' && before?.kind === 'said') ordered.splice(index - 1, 2, moment, before);
  }
  return ordered;
}

const DONE: Readonly<Record<CallVisit['kind'], string>> = {
  booked: 'Marcou',
  moved: 'Remarcou',
  cancelled: 'Cancelou',
  confirmed: 'Confirmou',
  attended: 'Compareceu',
  'no-show': 'Faltou',
  reopened: 'Situação desfeita',
};

function Visits({ visits }: { readonly visits: readonly CallVisit[] }) {
  return (
    <Stack gap={4} component="section" aria-label="O que mudou na agenda">
      {visits.map(({ id, kind, specialty, doctor, date, time, protocol }) => (
        <Text key={id} size="sm">
          <Badge variant="light" miw="max-content" mr="xs">
            {DONE[kind]}
          </Badge>
          {specialty}, {doctorTitle(doctor)}, {shownDate(date)} às {time} (protocolo {protocol})
        </Text>
      ))}
    </Stack>
  );
}

function MomentLine({ moment }: { readonly moment: Moment }) {
  switch (moment.kind) {
    case 'said':
      return (
        <li className={classes['said']}>
          <VisuallyHidden>A linha diz: </VisuallyHidden>
          {moment.text}
        </li>
      );
    case 'heard':
      return (
        <li className={classes['heard']}>
          <Keys keys={moment.keys} ended={moment.ended} />
        </li>
      );
    case 'asked':
      return (
        <li className={classes['step']}>
          {moment.question.words} <time>{shownDuration(moment.at)}</time>
        </li>
      );
    case 'identified':
      return <li className={classes['step']}>Paciente identificado</li>;
    case 'speaks':
      return <li className={classes['step']}>Fala {shownLanguage(moment.language)}</li>;
    case 'cut':
      return (
        <li className={classes['step']}>
          Ligação longa demais: {moment.moments} falas e respostas não foram guardadas aqui
        </li>
      );
    case 'ended':
      return (
        <li className={classes['step']}>
          Fim: {endInWords(moment.outcome)} <time>{shownDuration(moment.at)}</time>
        </li>
      );
  }
}

const endInWords = (outcome: string): string =>
  Object.entries(OUTCOMES).find(([name]) => name === outcome)?.[1].words ?? outcome;

function Keys({ keys, ended }: Pick<Extract<Moment, { kind: 'heard' }>, 'keys' | 'ended'>) {
  if (keys === '')
    return (
      <Text span size="sm" fs="italic">
        {ended === 'hash' ? 'só a tecla #' : 'silêncio'}
      </Text>
    );
  return (
    <Group gap={4} justify="flex-end">
      <VisuallyHidden>
        Quem liga tecla {keys.includes('•') ? 'um número que não é guardado' : keys}
      </VisuallyHidden>
      {keys.split('').map((key, index) => (
        <Kbd key={index} size="sm" aria-hidden>
          {key}
        </Kbd>
      ))}
      {ended === 'hash' && (
        <Kbd size="sm" aria-hidden>
          #
        </Kbd>
      )}
    </Group>
  );
}
