import { useQuery } from '@tanstack/react-query';
import { Route, Routes, useParams } from 'react-router';
import type { SpecialtyList as List } from '../../../../../src/web/contract/specialties.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { SpecialtyForm } from './specialty-form.tsx';
import { SpecialtyList } from './specialty-list.tsx';

/** Specialties: their order in the telephone's menu, and each one's form. */
export default function SpecialtiesTab() {
  const specialties = useQuery({
    queryKey: [...CLINIC, 'specialties'],
    queryFn: () => api.get<List>('/specialties'),
  });
  return (
    <Shown query={specialties}>
      {(list) => (
        <Routes>
          <Route index element={<SpecialtyList list={list} />} />
          <Route path="nova" element={<SpecialtyForm specialty={null} />} />
          <Route path=":id" element={<One list={list} />} />
        </Routes>
      )}
    </Shown>
  );
}

function One({ list }: { readonly list: List }) {
  const { id } = useParams();
  const specialty = list.items.find((row) => row.id === id);
  if (specialty === undefined) return <Nothing title="Esta especialidade não existe." />;
  return <SpecialtyForm key={specialty.id} specialty={specialty} />;
}
