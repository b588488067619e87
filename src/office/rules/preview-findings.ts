/** What is wrong with rules, as the clinic's staff read it. */
import { validateRules } from '../../scheduling/validate-rules.ts';
import type { Clinic } from '../../booking/ports.ts';

type Finding = ReturnType<typeof validateRules>[number];

/** The findings of `after` that `before` has not, in Portuguese. */
export function newFindings(before: Clinic, after: Clinic): readonly string[] {
  const known = new Set(validateRules(before).map(keyOf));
  return validateRules(after)
    .filter((finding) => !known.has(keyOf(finding)))
    .map((finding) => tellFinding(after, finding));
}

const keyOf = ({ code, entity, remedy }: Finding): string => `${code} ${entity} ${remedy}`;

const WORDS: Readonly<Record<Finding['code'], string>> = {
  'repeated-id': 'o identificador se repete, e só o primeiro vale',
  'unknown-zone': 'o fuso horário não existe, e nada será oferecido ali',
  'unknown-specialty': 'tem uma especialidade que não é mais oferecida; ela fica de fora',
  'unknown-doctor': 'o médico não existe mais, ou está inativo; não muda nada',
  'unknown-location': 'o local não existe; nada será oferecido ali',
  'bad-visit-length': 'a duração ou os intervalos não servem; nenhuma consulta dela será oferecida',
  'bad-weekday': 'o dia da semana não existe; o horário não vale',
  'bad-hours': 'o fim não vem depois do começo; o horário não vale',
  'bad-break': 'o fim da pausa não vem depois do começo; a pausa não vale',
  'bad-validity': 'as datas de validade não servem; o horário não vale',
  'bad-absence': 'o fim não vem depois do começo; a ausência não vale',
  'bad-date': 'a data não existe; o feriado não vale',
  'bad-policy': 'o valor não serve; vale o mais próximo que serve',
  'not-five-minutes': 'os minutos não são múltiplos de 5',
  'break-outside-hours': 'a pausa passa do horário; o que sobra não muda nada',
  'overlapping-hours':
    'coincide com outro horário do mesmo dia; o tempo em comum fica com o que começa antes',
};

function tellFinding(clinic: Clinic, { code, entity }: Finding): string {
  return `${tellEntity(clinic, entity)}: ${WORDS[code]}.`;
}

const WEEKDAYS = ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'];

/** `validate-rules.ts` names rows in English and by their ids. */
function tellEntity(clinic: Clinic, entity: string): string {
  const hours = /^hours of doctor (.*) at (.*), weekday (.*), (.*)$/.exec(entity);
  if (hours !== null) {
    const [, doctor = '', location = '', weekday = '', span = ''] = hours;
    const day = WEEKDAYS[Number(weekday) - 1] ?? weekday;
    return `Horário de ${nameIn(clinic.doctors, doctor)}, ${day}, ${span}, ${nameIn(clinic.locations, location)}`;
  }
  const [, kind = '', id = ''] = /^((?:absence of )?[a-zA-Z]+)(?: (.*))?$/.exec(entity) ?? [];
  switch (kind) {
    case 'location':
      return `Local ${nameIn(clinic.locations, id)}`;
    case 'specialty':
      return `Especialidade ${nameIn(clinic.specialties, id)}`;
    case 'doctor':
      return `Médico(a) ${nameIn(clinic.doctors, id)}`;
    case 'holiday':
      return `Feriado ${nameIn(clinic.holidays, id)}`;
    case 'absence':
      return 'Ausência';
    case 'absence of doctor':
      return `Ausência de ${nameIn(clinic.doctors, id)}`;
    case 'horizonDays':
      return 'Dias de antecedência máxima';
    case 'leastNoticeMinutes':
      return 'Antecedência mínima';
    default:
      return entity;
  }
}

const nameIn = (rows: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  rows.find((row) => row.id === id)?.name ?? id;
