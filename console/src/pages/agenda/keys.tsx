import { Kbd, Stack, Switch, Table } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { Dialog } from '../../parts/dialog.tsx';

/** A key, and what it does; the dialog that explains them reads the same list. */
export interface AgendaKey {
  readonly key: string;
  readonly shown: string;
  readonly does: string;
  readonly run: () => void;
}

/** One-letter keys can be put to rest (WCAG 2.2, 2.1.4): who dictates would press them by speaking. */
const useKeysInUse = () => useLocalStorage({ key: 'disque-agenda-keys', defaultValue: true });

/** Listens for them, but not while something is typed or a dialog is open. */
export function useAgendaKeys(keys: readonly AgendaKey[], isBusy: boolean): void {
  const [inUse] = useKeysInUse();
  const live = inUse && !isBusy ? keys : [];
  useHotkeys(live.map(({ key, run }) => [key, run, { usePhysicalKeys: false }]));
}

interface KeysDialogProps {
  readonly keys: readonly AgendaKey[];
  readonly onClose: () => void;
}

export function KeysDialog({ keys, onClose }: KeysDialogProps) {
  const [inUse, setInUse] = useKeysInUse();
  return (
    <Dialog onClose={onClose} title="Atalhos do teclado">
      <Stack>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Tecla</Table.Th>
              <Table.Th>O que faz</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map(({ shown, does }) => (
              <Table.Tr key={shown}>
                <Table.Td>
                  <Kbd>{shown}</Kbd>
                </Table.Td>
                <Table.Td>{does}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td>
                <Kbd>Enter</Kbd>
              </Table.Td>
              <Table.Td>abre a consulta em foco, com tudo o que se pode fazer</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        <Switch
          label="Usar atalhos de uma tecla"
          checked={inUse}
          onChange={({ currentTarget }) => setInUse(currentTarget.checked)}
        />
      </Stack>
    </Dialog>
  );
}
