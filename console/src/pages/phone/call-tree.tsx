import { Card, Text, Title } from '@mantine/core';
import type { TreeStep } from '../../../../src/web/contract/phone.ts';
import classes from './phone.module.css';

interface CallTreeProps {
  readonly steps: readonly TreeStep[];
  /** The question being asked. */
  readonly current: string | null;
  /** Those asked in this call. */
  readonly been: readonly string[];
}

/** Every question of the call by its part, the one being asked lit, and those that may come next. */
export function CallTree({ steps, current, been }: CallTreeProps) {
  const groups = [...Map.groupBy(steps, ({ group }) => group)];
  const next = new Set(steps.find(({ id }) => id === current)?.leadsTo);
  return (
    <Card withBorder padding="md">
      <Title order={2} size="h4" mb="xs">
        Onde a ligação está
      </Title>
      <Text size="sm" mb="xs" aria-live="polite">
        {nameOf(steps, current)}
      </Text>
      <div className={classes['tree']}>
        {groups.map(([group, members]) => (
          <section key={group} aria-label={group}>
            <h3 className={classes['group']}>{group}</h3>
            <ol className={classes['steps']}>
              {members.map((step) => (
                <Step key={step.id} step={step} state={stateOf(step.id, current, next, been)} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Card>
  );
}

type StepState = 'current' | 'next' | 'been' | 'idle';

function stateOf(
  id: string,
  current: string | null,
  next: ReadonlySet<string>,
  been: readonly string[],
): StepState {
  if (id === current) return 'current';
  if (next.has(id)) return 'next';
  return been.includes(id) ? 'been' : 'idle';
}

const MARKS: Readonly<Record<StepState, string>> = {
  current: ' (agora)',
  next: ' (pode vir)',
  been: ' (já passou)',
  idle: '',
};

function Step({ step, state }: { readonly step: TreeStep; readonly state: StepState }) {
  return (
    <li
      className={classes['step']}
      data-state={state}
      title={step.words ?? undefined}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      {step.label}
      <span className={classes['mark']}>{MARKS[state]}</span>
    </li>
  );
}

function nameOf(steps: readonly TreeStep[], current: string | null): string {
  const step = steps.find(({ id }) => id === current);
  return step === undefined ? 'Fora de uma pergunta' : `Agora: ${step.group} – ${step.label}`;
}
