/**
 * The Asterisk Gateway Interface on the wire. Imports nothing but node: modules, so that it can be lifted out.
 * Layers, upwards: quoting, line-framer, reply-parser (bytes ↔ meaning) → line-stream (one socket) → connection
 * (one call) → server (all calls).
 */
export * from './commands.ts';
export { AgiConnection, type SendOptions } from './connection.ts';
export {
  callerName,
  callerNumber,
  scriptArguments,
  scriptPath,
  scriptQuery,
  type AgiEnvironment,
} from './environment.ts';
export * from './errors.ts';
export { DEFAULT_LIMITS, type AgiLimits } from './limits.ts';
export { openConnection } from './open-connection.ts';
export { LARGE_COMMAND_BYTES, SAFE_COMMAND_BYTES } from './quoting.ts';
export { dialledDigits, failed, pressedKey, variableValue } from './readings.ts';
export type { AgiReply } from './reply-parser.ts';
export type { FastAgiServerOptions, ServerEvent } from './server-options.ts';
export { FastAgiServer, type CloseOptions, type CloseReport } from './server.ts';
export { openStdioCall } from './stdio.ts';
