import { z } from 'zod';
import { isLocalDate } from '../../scheduling/calendar.ts';

/** Words that many contracts share. Dates and clocks are the wall's at the place they are about. */
export const id = z.string().min(1).max(64);
export const localDate = z.string().refine(isLocalDate, 'é uma data no formato AAAA-MM-DD');
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'é uma hora no formato HH:MM');
/** Epoch milliseconds. */
export const instant = z.number().int();
export const idParams = z.object({ id });
