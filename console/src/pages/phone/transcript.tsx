import { Card, Group, Switch, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Spoken } from './call-state.ts';
import classes from './phone.module.css';

const WHO: Readonly<Record<Spoken['who'], string>> = { line: 'Linha', caller: 'Teclas', note: '' };

/** What is said and keyed, as it happens. The keys of CPF, birth date and PIN are dotted out before they get here. */
export function Transcript({ lines }: { readonly lines: readonly Spoken[] }) {
  const [aloud, setAloud] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = end.current;
    // The last line is in sight, whenever there is a new one.
    if (box !== null && lines.length > 0) box.scrollTop = box.scrollHeight;
  }, [lines]);
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Transcrição
        </Title>
        <Switch
          size="xs"
          label="Anunciar no leitor de tela"
          checked={aloud}
          onChange={(event) => setAloud(event.currentTarget.checked)}
        />
      </Group>
      <div
        ref={end}
        className={classes['transcript']}
        role="log"
        aria-label="Transcrição da ligação"
        aria-live={aloud ? 'polite' : 'off'}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: keys must reach it
        tabIndex={0}
      >
        {lines.length === 0 && <Text c="dimmed">Ligue, e o que a linha disser aparece aqui.</Text>}
        {lines.map(({ who, text }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines are only ever added
          <p key={index} className={classes[who]}>
            {WHO[who] !== '' && <span className={classes['who']}>{WHO[who]}: </span>}
            {text}
          </p>
        ))}
      </div>
    </Card>
  );
}
