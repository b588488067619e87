import { Route, Routes } from 'react-router';
import { HoursPage } from '../hours/hours-page.tsx';
import { DoctorForm } from './doctor-form.tsx';
import { DoctorList } from './doctor-list.tsx';
import { DoctorsImport, HoursImport } from './imports.tsx';
import { OfDoctor } from './of-doctor.tsx';

/** Doctors: the list, each one's form and hours, and files of them. */
export default function DoctorsTab() {
  return (
    <Routes>
      <Route index element={<DoctorList />} />
      <Route path="novo" element={<DoctorForm doctor={null} />} />
      <Route path="importar" element={<DoctorsImport />} />
      <Route path="importar-horarios" element={<HoursImport />} />
      <Route
        path=":id"
        element={<OfDoctor>{(doctor) => <DoctorForm key={doctor.id} doctor={doctor} />}</OfDoctor>}
      />
      <Route
        path=":id/horarios"
        element={<OfDoctor>{(doctor) => <HoursPage key={doctor.id} doctor={doctor} />}</OfDoctor>}
      />
    </Routes>
  );
}
