import type { KeysNode, ListNode, MenuNode, TreeNode } from './nodes.ts';

/** After a task the caller is asked what else; before it, so is one who steps back from it. */
const MENU = ['main-menu'] as const;

/** For clinics that speak several languages: the step before the first. */
export const LANGUAGE = {
  kind: 'list',
  id: 'language.choose',
  of: "the clinic's languages",
  leadsTo: ['identify.cpf'],
  extras: [],
  back: ['identify.cpf'],
} as const satisfies ListNode;

export const CPF: KeysNode = {
  kind: 'keys',
  id: 'identify.cpf',
  maxKeys: 11,
  secret: true,
  leadsTo: ['identify.birth-date'],
  back: ['language.choose', 'identify.cpf'],
};

export const BIRTH_DATE: KeysNode = {
  kind: 'keys',
  id: 'identify.birth-date',
  maxKeys: 8,
  secret: true,
  leadsTo: ['main-menu', 'identify.cpf', 'attendant'],
  back: ['identify.cpf'],
};

export const PIN: KeysNode = {
  kind: 'keys',
  id: 'identify.pin',
  maxKeys: 6,
  secret: true,
  leadsTo: [
    'hear.visit',
    'cancel.choose',
    'cancel.confirm',
    'move.choose',
    'move.doctor',
    'visits.none',
    'change.too-late',
  ],
  back: MENU,
};

export const MAIN_MENU = {
  kind: 'menu',
  id: 'main-menu',
  choices: [
    {
      key: '1',
      means: 'book',
      leadsTo: ['book.specialty', 'book.doctor', 'book.offers', 'book.too-many', 'book.none'],
    },
    { key: '2', means: 'hear', leadsTo: ['hear.visit', 'visits.none', 'identify.pin'] },
    {
      key: '3',
      means: 'cancel',
      leadsTo: ['cancel.choose', 'cancel.confirm', 'change.too-late', 'visits.none', 'identify.pin'],
    },
    {
      key: '4',
      means: 'move',
      leadsTo: ['move.choose', 'move.doctor', 'change.too-late', 'visits.none', 'identify.pin'],
    },
    { key: '0', means: 'end', leadsTo: ['goodbye'] },
  ],
  back: MENU,
} as const satisfies MenuNode;

export const SPECIALTY = {
  kind: 'list',
  id: 'book.specialty',
  of: 'specialties',
  leadsTo: ['book.doctor', 'book.offers', 'book.too-many', 'book.none'],
  extras: [],
  back: MENU,
} as const satisfies ListNode;

export const DOCTOR = {
  kind: 'list',
  id: 'book.doctor',
  of: 'doctors of the specialty',
  leadsTo: ['book.offers', 'book.none'],
  extras: [{ means: 'anyone', leadsTo: ['book.offers', 'book.none'] }],
  back: ['book.specialty', 'main-menu'],
} as const satisfies ListNode;

export const MOVE_DOCTOR = {
  kind: 'menu',
  id: 'move.doctor',
  choices: [
    { key: '1', means: 'same', leadsTo: ['move.offers', 'move.none'] },
    { key: '2', means: 'anyone', leadsTo: ['move.offers', 'move.none'] },
  ],
  back: ['move.choose', 'main-menu'],
} as const satisfies MenuNode;

/** Three times for the ear, another date, or later; `*` = earlier again. Booking and moving share it. */
const offers = (task: 'book' | 'move', before: readonly string[]) =>
  ({
    kind: 'list',
    id: `${task}.offers`,
    of: 'offers (at most three)',
    leadsTo: [`${task}.confirm`],
    extras: [
      { means: 'other-date', leadsTo: [`${task}.date`] },
      { means: 'later', leadsTo: [`${task}.offers`, `${task}.none`] },
    ],
    back: [`${task}.offers`, ...before],
  }) as const satisfies ListNode;

const date = (task: 'book' | 'move'): KeysNode => ({
  kind: 'keys',
  id: `${task}.date`,
  maxKeys: 8,
  secret: false,
  // A rival may have taken what was left meanwhile.
  leadsTo: [`${task}.offers`, `${task}.none`],
  back: [`${task}.offers`],
});

/** `refused`: where the caller goes when the time cannot be theirs, whoever has it. */
const confirm = (task: 'book' | 'move', refused: readonly string[]) =>
  ({
    kind: 'menu',
    id: `${task}.confirm`,
    choices: [
      {
        key: '1',
        means: 'confirm',
        leadsTo: [`${task}.done`, `${task}.offers`, `${task}.none`, ...refused, 'attendant'],
      },
      { key: '2', means: 'again', leadsTo: [`${task}.offers`] },
    ],
    back: [`${task}.offers`],
  }) as const satisfies MenuNode;

const done = (task: 'book' | 'move') =>
  ({
    kind: 'menu',
    id: `${task}.done`,
    choices: [{ key: '1', means: 'again', leadsTo: [`${task}.done`] }],
    silence: { means: 'on', leadsTo: MENU },
    back: MENU,
  }) as const satisfies MenuNode;

/** Something cannot be done here; a person can be asked. Silence goes back to the main menu. */
const impasse = (id: string, back: readonly string[] = MENU) =>
  ({
    kind: 'menu',
    id,
    choices: [{ key: '1', means: 'menu', leadsTo: MENU }],
    silence: { means: 'menu', leadsTo: MENU },
    back,
  }) as const satisfies MenuNode;

export const TASKS = {
  book: {
    offers: offers('book', ['book.doctor', 'book.specialty', 'main-menu']),
    date: date('book'),
    confirm: confirm('book', ['book.too-many']),
    done: done('book'),
    none: impasse('book.none'),
  },
  move: {
    offers: offers('move', ['move.doctor']),
    date: date('move'),
    confirm: confirm('move', MENU),
    done: done('move'),
    none: impasse('move.none'),
  },
} as const;

export const TOO_MANY = impasse('book.too-many');
export const TOO_LATE = impasse('change.too-late');
export const NO_VISITS = impasse('visits.none');

export const HEAR_VISIT = {
  kind: 'menu',
  id: 'hear.visit',
  choices: [
    { key: '1', means: 'again', leadsTo: ['hear.visit'] },
    { key: '2', means: 'next', leadsTo: ['hear.visit', 'main-menu'] },
    { key: '3', means: 'cancel', leadsTo: ['cancel.confirm', 'change.too-late'] },
    { key: '4', means: 'move', leadsTo: ['move.doctor', 'change.too-late'] },
  ],
  silence: { means: 'next', leadsTo: ['hear.visit', 'main-menu'] },
  back: MENU,
} as const satisfies MenuNode;

const chooseVisit = (task: 'cancel' | 'move', next: string) =>
  ({
    kind: 'list',
    id: `${task}.choose`,
    of: "the patient's visits",
    leadsTo: [next, 'change.too-late'],
    extras: [{ means: 'by-date', leadsTo: [`${task}.by-date`] }],
    back: MENU,
  }) as const satisfies ListNode;

const visitByDate = (task: 'cancel' | 'move', next: string): KeysNode => ({
  kind: 'keys',
  id: `${task}.by-date`,
  maxKeys: 8,
  secret: false,
  leadsTo: [next, 'change.too-late', `${task}.choose`],
  back: [`${task}.choose`],
});

export const CHOOSE_VISIT = {
  cancel: { list: chooseVisit('cancel', 'cancel.confirm'), byDate: visitByDate('cancel', 'cancel.confirm') },
  move: { list: chooseVisit('move', 'move.doctor'), byDate: visitByDate('move', 'move.doctor') },
} as const;

export const CANCEL_CONFIRM = {
  kind: 'menu',
  id: 'cancel.confirm',
  choices: [
    { key: '1', means: 'confirm', leadsTo: ['main-menu', 'attendant'] },
    { key: '2', means: 'keep', leadsTo: MENU },
  ],
  back: MENU,
} as const satisfies MenuNode;

export const CALLBACK = {
  kind: 'menu',
  id: 'attendant.callback',
  choices: [
    { key: '1', means: 'this-number', leadsTo: ['goodbye'] },
    { key: '2', means: 'other-number', leadsTo: ['attendant.number'] },
  ],
  back: ['goodbye'],
} as const satisfies MenuNode;

export const CALLBACK_NUMBER: KeysNode = {
  kind: 'keys',
  id: 'attendant.number',
  maxKeys: 11,
  secret: true,
  leadsTo: ['attendant.confirm'],
  back: ['goodbye'],
};

export const CALLBACK_CONFIRM = {
  kind: 'menu',
  id: 'attendant.confirm',
  choices: [
    { key: '1', means: 'right', leadsTo: ['goodbye'] },
    { key: '2', means: 'again', leadsTo: ['attendant.number'] },
  ],
  back: ['goodbye'],
} as const satisfies MenuNode;

/** The whole call, in the order a caller meets it. 9 = attendant and # = again hold everywhere and are not drawn. */
export const CALL_TREE: readonly TreeNode[] = [
  LANGUAGE,
  CPF,
  BIRTH_DATE,
  MAIN_MENU,
  SPECIALTY,
  DOCTOR,
  ...Object.values(TASKS.book),
  TOO_MANY,
  PIN,
  HEAR_VISIT,
  NO_VISITS,
  CHOOSE_VISIT.cancel.list,
  CHOOSE_VISIT.cancel.byDate,
  CANCEL_CONFIRM,
  CHOOSE_VISIT.move.list,
  CHOOSE_VISIT.move.byDate,
  MOVE_DOCTOR,
  ...Object.values(TASKS.move),
  TOO_LATE,
  CALLBACK,
  CALLBACK_NUMBER,
  CALLBACK_CONFIRM,
];
