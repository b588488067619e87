import { Tabs } from '@mantine/core';
import { lazy, Suspense, type ComponentType } from 'react';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useFreshClinic } from '../../api/clinic.ts';
import { Page } from '../../parts/page.tsx';
import { Loading } from '../../parts/states.tsx';
import DoctorsTab from './doctors/tab.tsx';
import LocationsTab from './locations/tab.tsx';
import SpecialtiesTab from './specialties/tab.tsx';

interface Tab {
  readonly path: string;
  readonly title: string;
  readonly component: ComponentType;
}

const TABS: readonly Tab[] = [
  { path: 'medicos', title: 'Médicos', component: DoctorsTab },
  { path: 'especialidades', title: 'Especialidades', component: SpecialtiesTab },
  { path: 'locais', title: 'Locais', component: LocationsTab },
  { path: 'ausencias', title: 'Ausências', component: lazy(() => import('./absences/tab.tsx')) },
  { path: 'feriados', title: 'Feriados', component: lazy(() => import('./holidays/tab.tsx')) },
  { path: 'regras', title: 'Regras', component: lazy(() => import('./policies/tab.tsx')) },
];

/** The clinic's rules. Each tab has an address, and so has each form in it. */
export default function ClinicPage() {
  useFreshClinic();
  const navigate = useNavigate();
  const current = useLocation().pathname.split('/')[2] ?? '';
  const shown = TABS.find(({ path }) => path === current);
  return (
    <Page title={shown === undefined ? 'Clínica' : `Clínica: ${shown.title}`}>
      <Tabs value={current} onChange={(tab) => void navigate(`/clinica/${tab}`)} keepMounted={false}>
        <Tabs.List aria-label="Partes da clínica">
          {TABS.map(({ path, title }) => (
            <Tabs.Tab key={path} value={path}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ path, component: Part }) => (
          <Tabs.Panel key={path} value={path} pt="md">
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route path={`${path}/*`} element={<Part />} />
                <Route path="*" element={null} />
              </Routes>
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
      <Routes>
        <Route index element={<Navigate to="/clinica/medicos" replace />} />
        <Route path="*" element={null} />
      </Routes>
    </Page>
  );
}
