import {
  IconBuildingHospital,
  IconCalendar,
  IconChartBar,
  IconKey,
  IconMicrophone,
  IconPhoneCall,
  IconShieldSearch,
  IconUsers,
  IconPhone,
  type TablerIcon,
} from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import type { Permission } from '../../../src/office/principal.ts';

/** A page of the menu: its address, and who sees it. Each loads its own code when it is first shown. */
interface MenuPage {
  readonly path: string;
  readonly title: string;
  readonly permission: Permission;
  readonly icon: TablerIcon;
  readonly component: ComponentType;
}

export const MENU: readonly MenuPage[] = [
  {
    path: '/agenda',
    title: 'Agenda',
    permission: 'agenda:read',
    icon: IconCalendar,
    component: lazy(() => import('./agenda/page.tsx')),
  },
  {
    path: '/pacientes',
    title: 'Pacientes',
    permission: 'patients:read',
    icon: IconUsers,
    component: lazy(() => import('./patients/page.tsx')),
  },
  {
    path: '/ligacoes',
    title: 'Ligações',
    permission: 'calls:read',
    icon: IconPhoneCall,
    component: lazy(() => import('./calls/page.tsx')),
  },
  {
    path: '/gravacoes',
    title: 'Gravações',
    permission: 'clinic:read',
    icon: IconMicrophone,
    component: lazy(() => import('./prompts/page.tsx')),
  },
  {
    path: '/clinica',
    title: 'Clínica',
    permission: 'clinic:read',
    icon: IconBuildingHospital,
    component: lazy(() => import('./clinic/page.tsx')),
  },
  {
    path: '/relatorios',
    title: 'Relatórios',
    permission: 'reports:read',
    icon: IconChartBar,
    component: lazy(() => import('./reports/page.tsx')),
  },
  {
    path: '/auditoria',
    title: 'Auditoria',
    permission: 'audit:read',
    icon: IconShieldSearch,
    component: lazy(() => import('./audit/page.tsx')),
  },
  {
    path: '/acessos',
    title: 'Acessos',
    permission: 'access:manage',
    icon: IconKey,
    component: lazy(() => import('./access/page.tsx')),
  },
  {
    path: '/telefone',
    title: 'Telefone',
    permission: 'phone:use',
    icon: IconPhone,
    component: lazy(() => import('./phone/page.tsx')),
  },
];

export const AccountPage = lazy(() => import('./account/page.tsx'));
export const PhonePage = lazy(() => import('./phone/page.tsx'));
