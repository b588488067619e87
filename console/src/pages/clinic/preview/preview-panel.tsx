import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { RulesPreview } from '../../../../../src/web/contract/rules.ts';
import { wordsOf } from '../../../api/problem.ts';
import { EffectPanel } from './effect-panel.tsx';
import { Effect } from './effect.tsx';
import type { RuleChange } from './use-rule-change.ts';

interface PreviewPanelProps {
  readonly change: RuleChange;
  /** Beside “Ver o efeito”: “Cancelar”, say. */
  readonly children?: ReactNode;
  /** Of a change that has no form to submit: asks for it. */
  readonly onAsk?: () => void;
  readonly saveLabel?: string;
}

/** The end of every form of rules: see what it would do, then save. See {@link useRuleChange}. */
export function PreviewPanel({ change, children, onAsk, saveLabel = 'Salvar' }: PreviewPanelProps) {
  return (
    <Stack>
      {change.error !== null && <Refusal change={change} />}
      {change.preview === null ? (
        <Group>
          <Button
            type={onAsk === undefined ? 'submit' : 'button'}
            loading={change.isAsking}
            {...(onAsk && { onClick: onAsk })}
          >
            Ver o efeito
          </Button>
          {children}
        </Group>
      ) : (
        <Seen change={change} preview={change.preview} saveLabel={saveLabel} />
      )}
    </Stack>
  );
}

interface SeenProps {
  readonly change: RuleChange;
  readonly preview: RulesPreview;
  readonly saveLabel: string;
}

function Seen({ change, preview, saveLabel }: SeenProps) {
  const [isAware, setAware] = useState(false);
  const count = preview.stranded.length;
  return (
    <EffectPanel title="O que esta mudança faz">
      <Effect preview={preview} />
      {count > 0 && (
        <Checkbox
          checked={isAware}
          onChange={({ currentTarget }) => setAware(currentTarget.checked)}
          label={
            count === 1
              ? 'Vou cuidar desta consulta: avisar o paciente, mudar o dia ou cancelar.'
              : `Vou cuidar destas ${count} consultas: avisar os pacientes, mudar o dia ou cancelar.`
          }
        />
      )}
      <Group>
        <Button onClick={change.save} loading={change.isSaving} disabled={count > 0 && !isAware}>
          {count > 0 ? `${saveLabel} assim mesmo` : saveLabel}
        </Button>
        <Button variant="default" onClick={change.forget}>
          Continuar editando
        </Button>
      </Group>
    </EffectPanel>
  );
}

/** Refused: values that do not serve are told beside their fields; a colleague who was quicker is told here. */
function Refusal({ change }: { readonly change: RuleChange }) {
  const { title, detail } = wordsOf(change.error);
  const remedy = change.isToldAtFields ? 'Corrija os campos indicados.' : detail;
  if (change.current === null)
    return (
      <Alert color="red" role="alert" title={title} icon={<IconAlertTriangle aria-hidden />}>
        {remedy}
      </Alert>
    );
  return (
    <Alert color="orange" role="alert" title={title} icon={<IconUsers aria-hidden />}>
      <Stack gap="sm">
        <Text size="sm">Nada foi salvo por cima. Escolha o que fica:</Text>
        <Group gap="xs">
          {change.yield !== null && (
            <Button size="xs" variant="default" onClick={change.yield}>
              Ver como ficou
            </Button>
          )}
          <Button size="xs" variant="default" onClick={change.insist}>
            Ver o efeito da minha versão
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
