import { Button, Group, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { Trouble } from './states.tsx';

interface EditDialogProps<T extends object> {
  /** Null: nothing, and the dialog is closed. */
  readonly edited: T | 'new' | null;
  readonly titles: { readonly new: string; readonly known: string };
  readonly onClose: () => void;
  /** The form, for what is known already; null = for a new one. */
  readonly children: (known: T | null) => ReactNode;
}

/** Where something is made, or changed. */
export function EditDialog<T extends object>({ edited, titles, onClose, children }: EditDialogProps<T>) {
  if (edited === null) return null;
  const known = edited === 'new' ? null : edited;
  return (
    <Dialog onClose={onClose} title={known === null ? titles.new : titles.known}>
      {children(known)}
    </Dialog>
  );
}

interface DialogFormProps {
  /** How it goes with what was sent; a mutation. */
  readonly saving: { readonly error: unknown; readonly isPending: boolean };
  readonly submitLabel: string;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onCancel: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** A dialog's fields; what went wrong above them, and below them the two ways out. */
export function DialogForm({ saving, submitLabel, onSubmit, onCancel, children }: DialogFormProps) {
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        {saving.error !== null && <Trouble error={saving.error} />}
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancelar
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
