import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { Doctor } from '../../../../../src/web/contract/doctors.ts';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { useDoctors } from './use-doctors.ts';

/** What is shown of the doctor whose id is in the address. */
export function OfDoctor({ children }: { readonly children: (doctor: Doctor) => ReactNode }) {
  const { id } = useParams();
  const doctors = useDoctors();
  return (
    <Shown query={doctors}>
      {(rows) => {
        const doctor = rows.find((row) => row.id === id);
        return doctor === undefined ? <Nothing title="Este médico não existe." /> : children(doctor);
      }}
    </Shown>
  );
}
