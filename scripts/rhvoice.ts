import path from 'node:path';
import { isInstalled, RHVOICE_HERE, type RhvoicePlace } from '../src/voice/engine.ts';
import { DebianFolder } from './debian-folder.ts';

const debian = new DebianFolder({
  name: 'rhvoice',
  title: 'RHVoice',
  suite: 'trixie',
  sections: 'main,non-free',
  packages: 'rhvoice,rhvoice-brazilian-portuguese,rhvoice-english',
  proof: 'usr/bin/RHVoice-test',
});

/** What keeps RHVoice from being had here, with the remedy; null when nothing does. */
export const whatRhvoiceLacks = (): string | null =>
  isInstalled(RHVOICE_HERE.command[0] ?? '') ? null : debian.lacks();

/** This machine's own RHVoice; else one in a folder with a Debian that has it, made on first use. */
export function ensureRhvoice(): RhvoicePlace & { readonly scratch?: string } {
  if (isInstalled(RHVOICE_HERE.command[0] ?? '')) return RHVOICE_HERE;
  const root = debian.ensure();
  return { command: ['chroot', root, 'RHVoice-test'], root, scratch: path.join(root, 'tmp') };
}
