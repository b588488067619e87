/** Booking's ports over SQLite, MySQL and MariaDB. The one door of this room. */
export { openStorage, type Storage, type StorageOptions } from './open.ts';
export { describeDatabase, DatabaseUrlError, parseDatabaseUrl } from './dialect/database-url.ts';
export { SchemaMismatch } from './migrations/migrator.ts';
export { demoPatients, type DemoPatient } from './demo/patients.ts';
export { ClinicFileError } from './setup/file-problem.ts';
export { readClinicFile } from './setup/read-file.ts';
export { setUpClinic, type SetupReport } from './setup/set-up-clinic.ts';
export { importLegacy } from './legacy/import-legacy.ts';
export { formatReport, type LegacyReport } from './legacy/report.ts';
export { LegacyFormatError } from './legacy/source.ts';
export { erasePatient } from './privacy/erase-patient.ts';
export { readPatientFile } from './privacy/patient-file.ts';
export { setPin } from './privacy/set-pin.ts';
export { expiredPatients, forgetOldCallbacks, forgetOldCalls } from './privacy/expired-patients.ts';
