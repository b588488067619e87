import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { HitVisit } from '../../../../../src/web/contract/absences.ts';
import { useMay } from '../../../session/session.ts';
import { whenInWords } from './words.ts';

/** The visits that an absence hits, and whom to call: the whole number is on the patient's page. */
export function HitsTable({ hits }: { readonly hits: readonly HitVisit[] }) {
  return (
    <Table.ScrollContainer minWidth={600} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label="Consultas nesse período">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Quando</Table.Th>
            <Table.Th>Paciente</Table.Th>
            <Table.Th>Telefone</Table.Th>
            <Table.Th>Especialidade</Table.Th>
            <Table.Th>Protocolo</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {hits.map((visit) => (
            <Table.Tr key={visit.id}>
              <Table.Td>{whenInWords(visit)}</Table.Td>
              <Table.Td>
                <PatientName visit={visit} />
              </Table.Td>
              <Table.Td>{visit.phone ?? 'Nenhum'}</Table.Td>
              <Table.Td>{visit.specialtyName}</Table.Td>
              <Table.Td>{visit.protocol}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Leads to the patient, in a tab of its own: what is being decided here stays. */
export function PatientName({ visit }: { readonly visit: HitVisit }) {
  const may = useMay();
  if (!may('patients:read')) return visit.patientName;
  return (
    <Anchor
      component={Link}
      to={`/pacientes/${visit.patientId}`}
      target="_blank"
      inherit
      aria-label={`${visit.patientName} (nova aba)`}
    >
      {visit.patientName}
    </Anchor>
  );
}
