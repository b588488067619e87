/** People who do not exist, for pictures: usual names, birth dates and CPFs by counting. */

const FIRST = [
  'Ana',
  'João',
  'Maria',
  'Francisco',
  'Antônia',
  'José',
  'Luíza',
  'Paulo',
  'Rita',
  'Sebastião',
  'Helena',
  'Davi',
];
const LAST = [
  'Araújo',
  'Barros',
  'Cavalcante',
  'Diniz',
  'Feitosa',
  'Gomes',
  'Holanda',
  'Lima',
  'Moura',
  'Nóbrega',
];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly cpf: string;
  readonly birthDate: string;
}

export const PEOPLE: readonly Person[] = FIRST.flatMap((first, f) =>
  LAST.map((last, l) => {
    const number = f * LAST.length + l;
    return {
      id: `picture-${String(number).padStart(3, '0')}`,
      name: `${first} ${last}`,
      cpf: cpfOf(String(100_200_300 + number * 7_919)),
      birthDate: `${1938 + ((number * 7) % 70)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`,
    };
  }),
);

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Nine digits with their two check digits. */
function cpfOf(nine: string): string {
  const check = (digits: string): number => {
    const sum = digits
      .split('')
      .reduce((total, digit, index) => total + Number(digit) * (digits.length + 1 - index), 0);
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
  };
  const ten = `${nine}${check(nine)}`;
  return `${ten}${check(ten)}`;
}
