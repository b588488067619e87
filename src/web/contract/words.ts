import { z } from 'zod';
import { isLocalDate } from '../../scheduling/calendar.ts';

/** Words that many contracts share. Dates and clocks are the wall's at the place they are about; ids are ASCII. */
export const id = z.string().regex(/^[\x21-\x7e]{1,36}$/, 'não é um identificador');
export const localDate = z.string().refine(isLocalDate, 'é uma data no formato AAAA-MM-DD');
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'é uma hora no formato HH:MM');
/** Epoch milliseconds. */
export const instant = z.number().int();
export const idParams = z.object({ id });
