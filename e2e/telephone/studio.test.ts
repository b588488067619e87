import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeAlaw } from '../../src/voice/alaw.ts';
import { activeLevel, peakLevel, trim } from '../../src/voice/level.ts';
import { A_PERSON, readManifest } from '../../src/voice/manifest.ts';
import { espeakAvailable } from '../support/espeak.ts';
import { LUCIA } from '../support/small-clinic.ts';
import { find, LIKE } from '../support/sound/likeness.ts';
import { drafts, hire, nameOf, openRheumatology, Staff } from '../support/sound/staff.ts';
import { Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Answers, type Caller } from '../support/telephone-caller.ts';
import { until } from '../support/telephone-calls.ts';

const PIN = '246810';
/** An engine that is there, and cannot speak. */
const SETTINGS = { RECORDING_PIN: PIN, VOICE_ENGINE: '/bin/false {out}' };
/** Who practises dermatology, and a specialty as new as herself. */
const SOFIA = { id: 'sofia-duarte', name: 'Sofia Duarte' };
const HELENA = { id: 'helena-prado', name: 'Helena Prado' };
const NOT_HER_NAME = 'com o terceiro profissional';
/** Recordings of other things are less like each other. */
const UNLIKE = 0.5;

/** Without the silence around it, which is the line's to give. */
const spokenPart = (sound: Float64Array) => trim(sound, 8_000);

const TO_SPECIALTIES: Answers = [...identifiedAs(LUCIA), ['main-menu', '1']];

describe.skipIf(!telephoneAvailable())('the studio', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start({ voice: 'whole', settings: SETTINGS });
    await openRheumatology(telephone);
    await hire(telephone, SOFIA, ['dermatologia', 'reumatologia']);
  });
  beforeEach(() => telephone.serve(SETTINGS));
  afterEach(async () => {
    await telephone.tidy();
    rmSync(path.join(telephone.asterisk.voiceDir, 'pt_BR'), { recursive: true, force: true });
  });
  afterAll(() => telephone?.stop());

  const ownFile = ({ id }: { id: string }) =>
    path.join(telephone.asterisk.voiceDir, `pt_BR/doctor/${id}.alaw`);
  const entryOf = async ({ id }: { id: string }) =>
    (await readManifest(path.join(telephone.asterisk.voiceDir, 'pt_BR'))).get(`doctor/${id}`);

  /** Lúcia hears out who practises a specialty: what is said, and whose recording of that doctor it is. */
  const hearsDoctors = async (specialty: string, doctor: { id: string }) => {
    // What the clinic's tables say is kept for three seconds.
    telephone.now += 4_000;
    await telephone.learnNames();
    const lucia = await telephone.dial();
    await lucia.answersAll([...TO_SPECIALTIES, ['book.specialty', specialty]]);
    const said = await lucia.hearsOut('book.doctor');
    const isOwn = telephone.asterisk.log().includes(`Playing '${ownFile(doctor)}'`);
    return { said, isOwn, sound: decodeAlaw(lucia.phone.received) };
  };
  const DERMATOLOGY = '3';
  const CARDIOLOGY = '2';

  /** With the right PIN, and past the specialty: to where Sofia's name is to be recorded. */
  const reachesSofia = async (): Promise<Staff> => {
    const staff = await Staff.dial(telephone);
    await staff.caller.answers('studio.pin', `${PIN}#`);
    expect(await staff.caller.asked('studio.item')).toContain('uma especialidade: a oitava especialidade.');
    await staff.caller.press('2');
    expect(await staff.caller.asked('studio.item')).toContain(`${NOT_HER_NAME}, Dermatologia.`);
    return staff;
  };
  const hearsGoodbye = async (caller: Caller): Promise<string> => {
    await caller.isHungUpOn();
    const heard = await caller.heard();
    expect(heard).toMatch(/Até logo\.$/);
    return heard;
  };

  it('is what the line names by position until then', async () => {
    const lucia = await telephone.dial();
    await lucia.answersAll([...TO_SPECIALTIES, ['book.specialty', '5']]);
    expect(await lucia.listensTo('book.specialty')).toContain('a oitava especialidade, 4.');
    await lucia.hangUp();
    expect((await hearsDoctors(DERMATOLOGY, SOFIA)).said).toContain(`${NOT_HER_NAME}, 3.`);
  });

  it('refuses a wrong PIN kindly, and three of them with a goodbye; then even the right one must wait', async () => {
    const stranger = await Staff.dial(telephone);
    for (const wrong of ['111111#', '222222#', '333333#']) await stranger.caller.answers('studio.pin', wrong);
    const heard = await hearsGoodbye(stranger.caller);
    expect(heard).toContain('Não foi possível conferir a senha.');

    const staff = await Staff.dial(telephone);
    await staff.caller.answers('studio.pin', `${PIN}#`);
    const again = await staff.caller.asked('studio.pin');
    expect(again).toContain('Não consegui conferir essa senha. Vamos tentar de novo.');
    telephone.now += 31_000;
    await staff.caller.press(`${PIN}#`);
    expect(await staff.caller.asked('studio.item')).toContain('Há nomes sem gravação.');
  });

  it('records a name by telephone: the next caller hears it', async () => {
    const [first, second] = [nameOf(telephone, 'marina-correa', -12), nameOf(telephone, 'ana-clara', 12)];
    const staff = await reachesSofia();
    await staff.record('1');
    await staff.say(first);
    expect(find(await staff.checks('#'), first).likeness).toBeGreaterThanOrEqual(LIKE);
    expect(find(await staff.checks('2'), first).likeness).toBeGreaterThanOrEqual(LIKE);
    await staff.record('3');
    await staff.say(second);
    expect(find(await staff.checks('#'), second).likeness).toBeGreaterThanOrEqual(LIKE);
    expect(existsSync(ownFile(SOFIA))).toBe(false);
    await staff.caller.press('1');
    const heard = await hearsGoodbye(staff.caller);
    expect(heard).toContain('Gravação guardada. Era o último nome sem gravação.');
    await telephone.idle();
    expect(drafts(telephone)).toEqual([]);

    const kept = decodeAlaw(readFileSync(ownFile(SOFIA)));
    expect(find(kept, spokenPart(second)).likeness).toBeGreaterThanOrEqual(LIKE);
    expect(find(kept, spokenPart(first)).likeness).toBeLessThan(UNLIKE);
    expect(Math.abs(activeLevel(kept, 8_000) + 22)).toBeLessThanOrEqual(1);
    expect(peakLevel(kept)).toBeLessThanOrEqual(-3);
    expect(await entryOf(SOFIA)).toMatchObject({ by: A_PERSON, text: 'com a Dra. Sofia Duarte' });

    const { said, isOwn, sound } = await hearsDoctors(DERMATOLOGY, SOFIA);
    expect(said).toContain('com a Dra. Sofia Duarte, 3.');
    expect(isOwn).toBe(true);
    expect(find(sound, second).likeness).toBeGreaterThanOrEqual(LIKE);
    expect(find(sound, first).likeness).toBeLessThan(UNLIKE);
  });

  it.each([
    { nothing: 'is said before the key', key: '#' },
    { nothing: 'is said at all', key: '' },
  ])('notices when nothing $nothing', async ({ key }) => {
    const staff = await reachesSofia();
    await staff.record('1');
    await staff.caller.press(key);
    expect(await staff.caller.asked('studio.item')).toContain('Não ouvi nada. Vamos gravar de novo.');
    await staff.caller.hangUp();
    await telephone.idle();
    expect(drafts(telephone)).toEqual([]);
    expect(existsSync(ownFile(SOFIA))).toBe(false);
  });

  it.each([
    { when: 'in the middle of a recording', key: null },
    { when: 'before it is kept', key: '#' },
  ])('keeps nothing of who hangs up $when', async ({ key }) => {
    const staff = await reachesSofia();
    await staff.record('1');
    await staff.say(nameOf(telephone, 'marina-correa', 0));
    expect(drafts(telephone).length).toBe(1);
    if (key !== null) await staff.checks(key);
    await staff.caller.hangUp();
    await telephone.idle();
    expect(drafts(telephone)).toEqual([]);
    expect(existsSync(ownFile(SOFIA))).toBe(false);
    expect(await entryOf(SOFIA)).toBeUndefined();
  });

  it('says that it is closed where no PIN has been set', async () => {
    await telephone.serve({ ...SETTINGS, RECORDING_PIN: '' });
    const staff = await Staff.dial(telephone);
    expect(await hearsGoodbye(staff.caller)).toContain('O estúdio de gravações não está ligado.');
  });

  it.skipIf(!espeakAvailable())('is not needed where an engine speaks: the line records', async () => {
    await telephone.serve({ ...SETTINGS, VOICE_ENGINE: 'espeak-ng' });
    await hire(telephone, HELENA, ['cardiologia']);
    telephone.now += 4_000;
    await until(
      () => existsSync(ownFile(HELENA)),
      () => `her name to be recorded: ${telephone.complaints.join('')}`,
    );
    await until(
      () => entryOf(HELENA),
      () => 'the manifest to say so',
    );
    expect((await entryOf(HELENA))?.by).toBe('espeak-ng pt-br');
    const { said, isOwn, sound } = await hearsDoctors(CARDIOLOGY, HELENA);
    expect(said).toContain('com a Dra. Helena Prado, 2.');
    expect(isOwn).toBe(true);
    const recorded = decodeAlaw(readFileSync(ownFile(HELENA)));
    expect(find(sound, recorded).likeness).toBeGreaterThanOrEqual(LIKE);
  });
});
