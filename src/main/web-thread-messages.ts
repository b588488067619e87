import type { Settings } from './settings.ts';

export interface WebThreadData {
  readonly settings: Settings;
  readonly agiPort: number;
}

export type FromWebThread =
  | { readonly kind: 'listening'; readonly port: number; readonly firstPassword: string | null }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'closed' };
