import { LUCIA } from '../../e2e/support/small-clinic.ts';
import type { Task } from './simulated-call.ts';

const IDENTIFIED = [LUCIA.cpf, LUCIA.birth];
const VISIT = [{ doctorId: 'rafael-costa', date: '2026-12-10', minute: 480 }];

/** What people call for. */
export const BOOK_FIRST: Task = {
  title: 'book the first offer',
  keys: [...IDENTIFIED, '1', '3', '3', '1', '1'],
  until: 'book.done',
};

export const TASKS: readonly Task[] = [
  BOOK_FIRST,
  {
    title: 'book on another date',
    keys: [...IDENTIFIED, '1', '3', '3', '4', '0312#', '1', '1'],
    until: 'book.done',
  },
  { title: 'hear a visit', keys: [...IDENTIFIED, '2'], until: 'hear.visit', visits: VISIT },
  { title: 'cancel a visit', keys: [...IDENTIFIED, '3', '1'], until: 'main-menu', visits: VISIT },
  { title: 'move a visit', keys: [...IDENTIFIED, '4', '1', '1', '1'], until: 'move.done', visits: VISIT },
  { title: 'speak with a person', keys: ['9#'], until: 'the end' },
];
