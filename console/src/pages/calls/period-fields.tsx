import { DayInput } from '../../parts/day-input.tsx';

/** Days, `YYYY-MM-DD`; empty = without bound. */
interface Period {
  readonly from: string;
  readonly until: string;
}

interface PeriodProps extends Period {
  /** Whether either may be left out. */
  readonly optional?: boolean;
  readonly onChange: (period: Period) => void;
}

/** From one day to another, both included. */
export function PeriodFields({ from, until, optional = false, onChange }: PeriodProps) {
  const whether = optional ? ' (opcional)' : '';
  return (
    <>
      <DayField
        label={`De${whether}`}
        day={from}
        optional={optional}
        onDay={(day) => onChange({ from: day, until })}
      />
      <DayField
        label={`Até${whether}`}
        day={until}
        optional={optional}
        onDay={(day) => onChange({ from, until: day })}
        {...(until !== '' && until < from && { error: 'Vem antes do começo.' })}
      />
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly optional: boolean;
  readonly onDay: (day: string) => void;
  readonly error?: string;
}

function DayField({ label, day, optional, onDay, error }: DayFieldProps) {
  return (
    <DayInput
      label={label}
      value={day === '' ? null : day}
      onChange={(chosen) => {
        if (chosen !== null || optional) onDay(chosen ?? '');
      }}
      error={error}
      w={150}
    />
  );
}
