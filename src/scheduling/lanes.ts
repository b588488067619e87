/** Where visits lie beside one another: the telephone offers the ordinary lane; staff may squeeze an *encaixe* into the other. */
export type Lane = number;

export const ORDINARY_LANE: Lane = 0;
export const ENCAIXE_LANE: Lane = 1;
