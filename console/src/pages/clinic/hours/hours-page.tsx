import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Doctor } from '../../../../../src/web/contract/doctors.ts';
import type { DoctorHours } from '../../../../../src/web/contract/hours.ts';
import { api } from '../../../api/client.ts';
import { CLINIC, useClinic } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { Shown } from '../../../parts/states.tsx';
import { Heading } from '../heading.tsx';
import { DOCTORS_PATH } from '../doctors/use-doctors.ts';
import { HoursForm } from './hours-form.tsx';

/** When a doctor works. */
export function HoursPage({ doctor }: { readonly doctor: Doctor }) {
  const clinic = useClinic();
  const hours = useQuery({
    queryKey: [...CLINIC, 'hours', doctor.id],
    queryFn: () => api.get<DoctorHours>(`/doctors/${doctor.id}/hours`),
  });
  return (
    <Stack>
      <Group justify="space-between">
        <Heading to={DOCTORS_PATH} back="Todos os médicos" title={`Horários: ${doctorTitle(doctor)}`} />
        <Button component={Link} to={`${DOCTORS_PATH}/${doctor.id}`} variant="light">
          Dados do médico
        </Button>
      </Group>
      <Shown query={clinic}>
        {({ locations }) => (
          <Shown query={hours}>{(theirs) => <HoursForm hours={theirs} locations={locations} />}</Shown>
        )}
      </Shown>
    </Stack>
  );
}
