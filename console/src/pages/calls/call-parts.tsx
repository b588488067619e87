import { Anchor, Badge, Text, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router';
import type { Call } from '../../../../src/web/contract/calls.ts';
import { useMay } from '../../session/session.ts';
import { outcomeOf, shownCaller, spokenCaller } from './words.ts';

export function Caller({ caller }: { readonly caller: string | null }) {
  return (
    <>
      <Text span size="sm" aria-hidden style={{ whiteSpace: 'nowrap' }}>
        {shownCaller(caller)}
      </Text>
      <VisuallyHidden>{spokenCaller(caller)}</VisuallyHidden>
    </>
  );
}

/** Who called, once it is known; a way to them for who may see patients. */
export function PatientName({ patient }: { readonly patient: Call['patient'] }) {
  const may = useMay();
  if (patient === null)
    return (
      <Text span size="sm" c="dimmed">
        Não identificado
      </Text>
    );
  if (!may('patients:read')) return <>Paciente identificado</>;
  return (
    <Anchor component={Link} to={`/pacientes/${patient.id}`} size="sm">
      {patient.name === null || patient.name === '' ? 'Paciente apagado' : patient.name}
    </Anchor>
  );
}

export function OutcomeBadge({ call }: { readonly call: Pick<Call, 'outcome' | 'gaveUp'> }) {
  const { words, color } = outcomeOf(call);
  return (
    <Badge color={color} variant="light" miw="max-content">
      {words}
    </Badge>
  );
}
