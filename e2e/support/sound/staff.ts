/** The clinic's people on the telephone: they record names. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { decodeAlaw, encodeAlaw } from '../../../src/voice/alaw.ts';
import { amplitude } from '../../../src/voice/level.ts';
import { STUDIO, type Telephone } from '../telephone.ts';
import type { Caller } from '../telephone-caller.ts';
import { until } from '../telephone-calls.ts';

/** As long as people are silent before they speak, and after: samples. */
const PAUSE = new Float64Array(3_000);

export class Staff {
  readonly caller: Caller;
  readonly #telephone: Telephone;

  private constructor(caller: Caller, telephone: Telephone) {
    this.caller = caller;
    this.#telephone = telephone;
  }

  static async dial(telephone: Telephone): Promise<Staff> {
    return new Staff(await telephone.dial({ extension: STUDIO, callerNumber: '101' }), telephone);
  }

  /** Presses a key, and waits until Asterisk is recording. */
  async record(key: string): Promise<void> {
    const recordings = () =>
      [...this.#telephone.asterisk.log().matchAll(/Executing [^\n]+ Record\(/g)].length;
    const before = recordings();
    await this.caller.press(key);
    await until(
      () => recordings() > before,
      () => 'Asterisk to record',
    );
  }

  async say(sound: Float64Array): Promise<void> {
    for (const part of [PAUSE, sound, PAUSE]) await this.caller.phone.speak(encodeAlaw(part));
  }

  /** Presses a key and hears out the question that follows, with what was recorded; gives all that came. */
  async checks(key: string): Promise<Float64Array> {
    const { caller } = this;
    const from = caller.phone.position;
    const before = (await caller.spoken()).length;
    await caller.press(key);
    await caller.asked('studio.check');
    await until(
      async () => {
        const { asked, played } = (await caller.spoken()).slice(before).at(-1) ?? { asked: [], played: [] };
        return played.some((clip) => clip.startsWith('drafts/')) && played.length === asked.length;
      },
      () => 'the question about the recording to be played',
    );
    await caller.hearsNothing();
    return decodeAlaw(caller.phone.received.subarray(from));
  }
}

/** A doctor's name as it comes recorded, so many decibels louder. */
export const nameOf = (telephone: Telephone, doctor: string, decibels: number): Float64Array =>
  decodeAlaw(telephone.recording(`pt_BR/doctor/${doctor}`)).map((sample) => sample * amplitude(decibels));

/** The files of recordings that have not been kept. */
export const drafts = (telephone: Telephone): string[] =>
  readdirSync(path.join(telephone.asterisk.voiceDir, 'drafts'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => file.includes('.alaw'));

/** One more doctor, who works in the mornings. */
export async function hire(
  telephone: Telephone,
  doctor: { id: string; name: string },
  specialties: readonly string[],
): Promise<void> {
  const row = { ...doctor, gender: 'f', crm: '99001', crm_uf: 'CE', rqe: null, active: 1 } as const;
  const mornings = { location_id: 'aldeota', start_clock: '08:00', end_clock: '12:00' };
  const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
    id: `${doctor.id}-${weekday}`,
    doctor_id: doctor.id,
    weekday,
    ...mornings,
    valid_from: null,
    valid_until: null,
  }));
  const practised = specialties.map((specialty_id) => ({ doctor_id: doctor.id, specialty_id }));
  await telephone.storage.database.write(async (tx) => {
    await tx.insertInto('doctors').values(row).execute();
    await tx.insertInto('doctor_specialties').values(practised).execute();
    await tx.insertInto('working_hours').values(hours).execute();
  });
}

/** One more specialty, the last of the menu; and Portuguese is all that this clinic speaks. */
export async function openRheumatology(telephone: Telephone): Promise<void> {
  const row = {
    id: 'reumatologia',
    name: 'Reumatologia',
    position: 99,
    visit_minutes: 30,
    active: 1,
  } as const;
  await telephone.storage.database.write(async (tx) => {
    await tx
      .insertInto('specialties')
      .values({ ...row, buffer_before_minutes: 0, buffer_after_minutes: 0 })
      .execute();
    await tx.deleteFrom('clinic_languages').where('language', '!=', 'pt_BR').execute();
  });
}
