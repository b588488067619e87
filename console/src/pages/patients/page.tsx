import { Route, Routes } from 'react-router';
import { DuplicatesPage } from './duplicates-page.tsx';
import { ImportPage } from './import-page.tsx';
import { MergePage } from './merge/merge-page.tsx';
import { NewPatientPage } from './new-patient-page.tsx';
import { PatientPage } from './patient/patient-page.tsx';
import { SearchPage } from './search-page.tsx';

/** Patients: found, registered, seen, merged, brought from files. */
export default function PatientsPage() {
  return (
    <Routes>
      <Route index element={<SearchPage />} />
      <Route path="novo" element={<NewPatientPage />} />
      <Route path="importar" element={<ImportPage />} />
      <Route path="duplicados" element={<DuplicatesPage />} />
      <Route path=":id" element={<PatientPage />} />
      <Route path=":id/unir" element={<MergePage />} />
    </Routes>
  );
}
