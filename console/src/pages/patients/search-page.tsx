import { Button, Menu, Stack, Text, TextInput } from '@mantine/core';
import {
  IconDotsVertical,
  IconDownload,
  IconFileImport,
  IconSearch,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { PatientsFound } from '../../../../src/web/contract/patients.ts';
import { Page } from '../../parts/page.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { useMay } from '../../session/session.ts';
import { useFound, useRecent } from './api.ts';
import { ListHead, PatientList, useListBelow } from './patient-list.tsx';

/** The one box that finds everybody. */
export function SearchPage() {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { list, enter } = useListBelow();
  const toInput = () => input.current?.focus();
  return (
    <Page title="Pacientes" tools={<Tools text={text} />}>
      <TextInput
        ref={input}
        label="Procurar paciente"
        description="Nome, CPF ou telefone: bastam as primeiras letras ou quatro números"
        type="search"
        autoFocus
        autoComplete="off"
        size="md"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={enter}
      />
      {text.trim() === '' ? (
        <Recent list={list} onLeaveUp={toInput} />
      ) : (
        <Results text={text} list={list} onLeaveUp={toInput} />
      )}
    </Page>
  );
}

interface ListProps {
  readonly list: ReturnType<typeof useListBelow>['list'];
  readonly onLeaveUp: () => void;
}

function Results({ text, list, onLeaveUp }: ListProps & { readonly text: string }) {
  const found = useFound(text);
  return (
    <Stack gap="xs">
      <div role="status">
        <Text size="sm" c="dimmed">
          {howMany(found.data)}
        </Text>
      </div>
      <Shown query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <NobodyFound text={text} />
          ) : (
            <PatientList label="Pacientes encontrados" patients={items} ref={list} onLeaveUp={onLeaveUp} />
          )
        }
      </Shown>
    </Stack>
  );
}

function howMany(found: PatientsFound | undefined): string {
  const count = found?.items.length;
  if (count === undefined) return '';
  if (count === 0) return 'Nenhum paciente encontrado.';
  if (count === 20) return 'Os 20 primeiros; digite mais para achar outros.';
  return count === 1 ? '1 paciente encontrado.' : `${count} pacientes encontrados.`;
}

function NobodyFound({ text }: { readonly text: string }) {
  const may = useMay();
  if (/^[\d\s().+/-]{1,6}$/.test(text) && text.replaceAll(/\D/g, '').length < 4)
    return <Nothing title="Digite pelo menos quatro números." />;
  return (
    <Nothing title="Ninguém com esse nome, CPF ou telefone.">
      {may('patients:write') && (
        <Button component={Link} to={newPath(text)} leftSection={<IconUserPlus size={18} aria-hidden />}>
          Cadastrar paciente
        </Button>
      )}
    </Nothing>
  );
}

const newPath = (text: string): string =>
  /\p{L}/u.test(text) ? `/pacientes/novo?${new URLSearchParams({ nome: text.trim() })}` : '/pacientes/novo';

function Recent({ list, onLeaveUp }: ListProps) {
  const recent = useRecent();
  return (
    <Shown query={recent}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title="Os pacientes que você abrir aparecem aqui." />
        ) : (
          <Stack gap="xs">
            <ListHead>Vistos por último</ListHead>
            <PatientList label="Vistos por último" patients={items} ref={list} onLeaveUp={onLeaveUp} />
          </Stack>
        )
      }
    </Shown>
  );
}

function Tools({ text }: { readonly text: string }) {
  const may = useMay();
  if (!may('patients:write')) return null;
  return (
    <>
      <Button component={Link} to={newPath(text)} leftSection={<IconUserPlus size={18} aria-hidden />}>
        Cadastrar paciente
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconDotsVertical size={16} aria-hidden />}>
            Mais
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to="/pacientes/duplicados"
            leftSection={<IconUsers size={16} aria-hidden />}
          >
            Cadastros repetidos
          </Menu.Item>
          <Menu.Item
            component={Link}
            to="/pacientes/importar"
            leftSection={<IconFileImport size={16} aria-hidden />}
          >
            Importar de um arquivo
          </Menu.Item>
          {may('patients:privacy') && (
            <Menu.Item
              component="a"
              href="/api/v1/patients.csv"
              download
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Exportar todos (CSV)
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
