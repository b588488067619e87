import { Anchor, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { HitVisit } from '../../../../../src/web/contract/absences.ts';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay } from '../../../session/session.ts';
import { whenInWords } from './words.ts';

/** The visits that an absence hits, and whom to call: the whole number is on the patient's page. */
export function HitsTable({ hits }: { readonly hits: readonly HitVisit[] }) {
  return (
    <WideTable
      minWidth={600}
      aria-label="Consultas nesse período"
      columns={['Quando', 'Paciente', 'Telefone', 'Especialidade', 'Protocolo']}
    >
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
    </WideTable>
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
