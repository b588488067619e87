import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import type { IssuedPin, PatientSheet } from '../../../../../src/web/contract/patients.ts';
import { api } from '../../../api/client.ts';
import { Dialog, DIALOG_PARTS } from '../../../parts/dialog.tsx';
import { tellDone, tellTrouble } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { usePatientsAnew } from '../api.ts';
import classes from '../patients.module.css';

/** The PIN that the line asks before it reads visits aloud: issued, never seen again. */
export function PinCard({ sheet }: { readonly sheet: PatientSheet }) {
  const readAnew = usePatientsAnew();
  const canWrite = useMay()('patients:write');
  const issue = useMutation({
    mutationFn: () => api.post<IssuedPin>(`/patients/${sheet.id}/pin`),
    onSuccess: readAnew,
    onError: tellTrouble,
  });
  const remove = useMutation({
    mutationFn: () => api.delete(`/patients/${sheet.id}/pin`),
    onSuccess: () => {
      tellDone('Senha retirada.');
      return readAnew();
    },
    onError: tellTrouble,
  });
  const askToReplace = () =>
    modals.openConfirmModal({
      ...DIALOG_PARTS,
      title: 'Emitir outra senha?',
      children: <Text>A senha que o paciente tem hoje deixa de valer na hora.</Text>,
      labels: { confirm: 'Emitir outra senha', cancel: 'Voltar' },
      onConfirm: () => issue.mutate(),
    });
  const askToRemove = () =>
    modals.openConfirmModal({
      ...DIALOG_PARTS,
      title: 'Retirar a senha?',
      children: <Text>O paciente fica sem senha para a linha telefônica.</Text>,
      labels: { confirm: 'Retirar a senha', cancel: 'Voltar' },
      confirmProps: { color: 'red.9' },
      onConfirm: () => remove.mutate(),
    });
  return (
    <Card withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        Senha do telefone
      </Title>
      <Text mb="sm">
        {sheet.hasPin ? 'O paciente tem uma senha.' : 'O paciente não tem senha.'}{' '}
        <Text span c="dimmed" size="sm">
          A linha pode pedi-la antes de dizer as consultas.
        </Text>
      </Text>
      {canWrite && (
        <Group gap="xs">
          <Button
            variant="default"
            loading={issue.isPending}
            onClick={() => (sheet.hasPin ? askToReplace() : issue.mutate())}
          >
            {sheet.hasPin ? 'Emitir outra senha' : 'Emitir senha'}
          </Button>
          {sheet.hasPin && (
            <Button variant="subtle" color="red" loading={remove.isPending} onClick={askToRemove}>
              Retirar senha
            </Button>
          )}
        </Group>
      )}
      {issue.data !== undefined && (
        <IssuedOnce pin={issue.data.pin} name={sheet.name} onClose={issue.reset} />
      )}
    </Card>
  );
}

interface IssuedOnceProps {
  readonly pin: string;
  readonly name: string;
  readonly onClose: () => void;
}

function IssuedOnce({ pin, name, onClose }: IssuedOnceProps) {
  return (
    <Dialog onClose={onClose} title="Senha emitida" closeOnClickOutside={false}>
      <Stack>
        <Text>
          Diga ou entregue esta senha a {name}. Ela aparece só agora, e não fica guardada em lugar nenhum.
        </Text>
        <Text className={classes['pin'] ?? ''} aria-label={`Senha: ${pin.split('').join(' ')}`} role="img">
          {pin}
        </Text>
        <Button data-autofocus onClick={onClose}>
          Já anotei
        </Button>
      </Stack>
    </Dialog>
  );
}
