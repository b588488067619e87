import { Route, Routes, useParams } from 'react-router';
import { Shown } from '../../../parts/states.tsx';
import { AbsenceForm } from './absence-form.tsx';
import { AbsenceList } from './absence-list.tsx';
import { useAbsenceVisits } from './use-absences.ts';
import { VisitsPage } from './visits-page.tsx';

/** Absences: the list, each one's form, and the visits that it hits. */
export default function AbsencesTab() {
  return (
    <Routes>
      <Route index element={<AbsenceList />} />
      <Route path="nova" element={<AbsenceForm absence={null} />} />
      <Route path=":id" element={<KnownAbsence />} />
      <Route path=":id/remarcar" element={<VisitsPage />} />
    </Routes>
  );
}

function KnownAbsence() {
  const { id = '' } = useParams();
  return (
    <Shown query={useAbsenceVisits(id)}>{({ absence }) => <AbsenceForm key={id} absence={absence} />}</Shown>
  );
}
