import { notifications } from '@mantine/notifications';
import { wordsOf } from '../api/problem.ts';

const closeButtonProps = { 'aria-label': 'Fechar' };

/** It was done. */
export const tellDone = (message: string): void =>
  void notifications.show({ message, color: 'teal', autoClose: 6_000, closeButtonProps });

/** It was not, and why. Stays until it is closed. */
export function tellTrouble(error: unknown): void {
  const { title, detail } = wordsOf(error);
  notifications.show({ title, message: detail, color: 'red', autoClose: false, closeButtonProps });
}
