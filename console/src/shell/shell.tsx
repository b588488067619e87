import {
  AppShell,
  Burger,
  Button,
  Group,
  Menu,
  NavLink,
  ScrollArea,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Link, NavLink as RouterLink, Outlet, useLocation } from 'react-router';
import type { SessionState } from '../../../src/web/contract/session.ts';
import { MENU } from '../pages/index.ts';
import { Loading } from '../parts/states.tsx';
import { useMay, useMe, useSignOut } from '../session/session.ts';
import { PageBoundary } from './boundary.tsx';
import classes from './shell.module.css';

/** The frame of every page: clinic, menu, who is signed in. */
export function Shell({ state }: { readonly state: SessionState }) {
  const [open, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding="md"
    >
      <a className={classes['skip']} href="#conteudo">
        Pular para o conteúdo
      </a>
      <AppShell.Header className={classes['header'] ?? ''}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={open}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Menu"
              aria-expanded={open}
            />
            <Text fw={700} truncate className={classes['clinic'] ?? ''}>
              {state.clinic?.name ?? 'Disque Consulta'}
            </Text>
          </Group>
          <WhoMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Menu principal">
        <ScrollArea>
          <Pages onChoose={close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="conteudo" tabIndex={-1}>
        <PageBoundary key={pathname}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </AppShell.Main>
    </AppShell>
  );
}

function Pages({ onChoose }: { readonly onChoose: () => void }) {
  const may = useMay();
  const { pathname } = useLocation();
  return MENU.filter(({ permission }) => may(permission)).map(({ path, title, icon: Icon }) => (
    <NavLink
      key={path}
      component={RouterLink}
      to={path}
      label={title}
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
      active={pathname.startsWith(path)}
      onClick={onChoose}
    />
  ));
}

function WhoMenu() {
  const me = useMe();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = colorScheme === 'dark';
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconUser size={18} aria-hidden />}
          className={classes['who'] ?? ''}
        >
          <Text span inherit truncate maw={{ base: 110, sm: 240 }}>
            {me.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/conta">
          Minha conta
        </Menu.Item>
        <Menu.Item
          leftSection={dark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? 'Tema claro' : 'Tema escuro'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>Sair</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
