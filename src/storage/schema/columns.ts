/** No or yes. */
export type Flag = 0 | 1;
