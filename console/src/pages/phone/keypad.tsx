import { Button, Group, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import classes from './phone.module.css';
import { Level } from './level.tsx';
import type { Phone } from './use-phone.ts';

/** A telephone's twelve keys and the letters under them, as on every handset. */
const KEYS: readonly (readonly [key: string, letters: string, name: string])[] = [
  ['1', '', 'um'],
  ['2', 'ABC', 'dois'],
  ['3', 'DEF', 'três'],
  ['4', 'GHI', 'quatro'],
  ['5', 'JKL', 'cinco'],
  ['6', 'MNO', 'seis'],
  ['7', 'PQRS', 'sete'],
  ['8', 'TUV', 'oito'],
  ['9', 'WXYZ', 'nove'],
  ['*', '', 'asterisco'],
  ['0', '', 'zero'],
  ['#', '', 'jogo da velha'],
];

/** The handset: call, keys, hang up. The keyboard's digits, * and # are its keys too. */
export function Keypad({ phone, from }: { readonly phone: Phone; readonly from: string | null }) {
  const { phase } = phone.state;
  const inCall = phase === 'calling' || phase === 'in-call';
  useKeyboard(inCall, phone);
  return (
    <Stack gap="sm" className={classes['handset'] ?? ''}>
      <Group justify="space-between" mih={28}>
        <Text size="sm" aria-live="polite">
          {WORDS[phase]}
        </Text>
        <Level phone={phone} active={inCall} />
      </Group>
      <SimpleGrid cols={3} spacing="xs" role="group" aria-label="Teclado do telefone">
        {KEYS.map(([key, letters, name]) => (
          <UnstyledButton
            key={key}
            className={classes['key'] ?? ''}
            aria-label={`Tecla ${key === '*' || key === '#' ? name : key}`}
            disabled={!inCall}
            onClick={() => phone.press(key)}
          >
            <span className={classes['digit']}>{key}</span>
            <span className={classes['letters']} data-letters={letters} />
          </UnstyledButton>
        ))}
      </SimpleGrid>
      {inCall ? (
        <Button
          size="lg"
          color="red.9"
          leftSection={<IconPhoneOff aria-hidden />}
          onClick={() => phone.hangUp()}
        >
          Desligar
        </Button>
      ) : (
        <Button
          size="lg"
          color="green.9"
          leftSection={<IconPhone aria-hidden />}
          onClick={() => phone.call(from)}
        >
          Ligar
        </Button>
      )}
      <Text size="xs" c="dimmed">
        As teclas 0 a 9, * e # do teclado também valem; Esc desliga. Pode teclar por cima da fala.
      </Text>
    </Stack>
  );
}

const WORDS: Readonly<Record<Phone['state']['phase'], string>> = {
  idle: 'Pronto para ligar',
  calling: 'Chamando…',
  'in-call': 'Em ligação',
  over: 'Ligação encerrada',
};

function useKeyboard(inCall: boolean, phone: Phone): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const typing =
      event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (!inCall || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === 'Escape') phone.hangUp();
    if (/^[0-9*#]$/.test(event.key)) phone.press(event.key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
