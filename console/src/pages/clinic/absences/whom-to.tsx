import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { Moves, Whom } from './use-moves.ts';

export type Choice = Whom | 'later';

interface WhomToProps {
  readonly moves: Moves;
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  /** Whether they may be left where they are: an absence that is not saved yet can be. */
  readonly withLater: boolean;
}

/** To whom the visits go, and the search for times. */
export function WhomTo({ moves, choice, onChoice, withLater }: WhomToProps) {
  return (
    <Stack gap="sm">
      <Radio.Group
        label="O que fazer com estas consultas?"
        value={choice}
        onChange={(value) => {
          moves.forget();
          onChoice(value);
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="same-doctor"
            label="Remarcar em lote com o mesmo médico, depois da ausência"
            description="O primeiro horário livre na volta; se não houver nenhum, com um colega."
          />
          <Radio
            value="other-doctor"
            label="Remarcar em lote com outro médico da especialidade"
            description="No mesmo dia, perto da mesma hora; se não couber, no dia mais próximo."
          />
          {withLater && (
            <Radio
              value="later"
              label="Salvar a ausência e remarcar depois"
              description="As consultas continuam marcadas e ficam na lista “a remarcar” desta ausência."
            />
          )}
        </Stack>
      </Radio.Group>
      {choice !== 'later' && (
        <Group>
          <Button
            variant={moves.plan === null ? 'filled' : 'default'}
            onClick={() => moves.propose(choice)}
            loading={moves.isProposing}
          >
            {moves.plan === null ? 'Buscar horários' : 'Buscar de novo'}
          </Button>
          <Text size="sm" c="dimmed">
            Os horários encontrados ficam reservados por cinco minutos enquanto você confere.
          </Text>
        </Group>
      )}
    </Stack>
  );
}
