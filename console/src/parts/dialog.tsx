import { Modal, type ModalProps } from '@mantine/core';

/** For the parts that a dialog is made of. Its head is no landmark: a page has one banner. */
export const DIALOG_PARTS = {
  attributes: { header: { role: 'presentation' } },
  styles: { title: { fontWeight: 700 } },
  closeButtonProps: { 'aria-label': 'Fechar' },
} as const;

/** A dialog that is there as long as it is drawn. */
export function Dialog(props: Omit<ModalProps, 'opened' | keyof typeof DIALOG_PARTS>) {
  return <Modal opened {...DIALOG_PARTS} {...props} />;
}
