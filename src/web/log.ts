/** Where errors and refusals are written; a pino logger fits. */
export interface WebLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
