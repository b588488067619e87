import { Group, Stack, Text } from '@mantine/core';
import { useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { Link } from 'react-router';
import type { PatientSummary } from '../../../../src/web/contract/patients.ts';
import { shownDate } from '../../parts/formats.ts';
import classes from './patients.module.css';
import { patientPath, shownMaskedPhone } from './words.ts';

interface PatientListProps {
  readonly label: string;
  readonly patients: readonly PatientSummary[];
  /** Where choosing one leads; left out: to the patient's page. */
  readonly pathOf?: (patient: PatientSummary) => string;
  readonly ref?: Ref<HTMLUListElement>;
  /** Arrow up on the first one. */
  readonly onLeaveUp?: () => void;
}

/** Patients as a list of links; the arrow keys go from one to the next. */
export function PatientList({ label, patients, pathOf, ref, onLeaveUp }: PatientListProps) {
  return (
    <ul className={classes['list']} aria-label={label} ref={ref}>
      {patients.map((patient) => (
        <li key={patient.id}>
          <Link
            className={classes['item']}
            to={(pathOf ?? (({ id }) => patientPath(id)))(patient)}
            onKeyDown={(event) => walk(event, onLeaveUp)}
          >
            <PatientLine patient={patient} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function walk(event: KeyboardEvent<HTMLAnchorElement>, onLeaveUp?: () => void): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const links = [...(event.currentTarget.closest('ul')?.querySelectorAll('a') ?? [])];
  const next = links.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) onLeaveUp?.();
  else links[next]?.focus();
}

/** For an input above a list: arrow down goes into it. */
export function useListBelow() {
  const list = useRef<HTMLUListElement>(null);
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector('a')?.focus();
  };
  return { list, enter };
}

function PatientLine({ patient }: { readonly patient: PatientSummary }) {
  const { name, birthDate, cpf, phones, nextVisit } = patient;
  return (
    <Group justify="space-between" gap="xs">
      <Stack gap={0}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {[
            `nasc.\u00a0${shownDate(birthDate)}`,
            `CPF\u00a0${cpf}`,
            ...phones.slice(0, 1).map(shownMaskedPhone),
          ].join(' · ')}
        </Text>
      </Stack>
      {nextVisit !== null && (
        <Text size="sm">
          Próxima: {shownDate(nextVisit.date)} às {nextVisit.time}, {nextVisit.doctor}
        </Text>
      )}
    </Group>
  );
}

/** A list's head: what it is, and how many there are. */
export const ListHead = ({ children }: { readonly children: ReactNode }) => (
  <Text component="h2" size="sm" fw={600} c="dimmed">
    {children}
  </Text>
);
