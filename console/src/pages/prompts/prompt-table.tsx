import { Badge, Button, Code, Group, Table, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { PromptClip } from '../../../../src/web/contract/prompts.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { useMay } from '../../session/session.ts';
import { soundOf } from './api.ts';
import { OwnRecording } from './own-recording.tsx';
import type { Player } from './use-player.ts';
import { SOURCES } from './words.ts';

interface PromptTableProps {
  readonly language: string;
  readonly clips: readonly PromptClip[];
  readonly player: Player;
}

export function PromptTable({ language, clips, player }: PromptTableProps) {
  return (
    <WideTable
      aria-label="Gravações"
      minWidth={760}
      verticalSpacing="sm"
      highlightOnHover
      columns={['Ouvir', 'O que diz', 'Grupo', 'Gravação']}
      withActions
    >
      {clips.map((clip) => (
        <PromptRow key={clip.id} language={language} clip={clip} player={player} />
      ))}
    </WideTable>
  );
}

interface PromptRowProps extends Pick<PromptTableProps, 'language' | 'player'> {
  readonly clip: PromptClip;
}

function PromptRow({ language, clip, player }: PromptRowProps) {
  const may = useMay();
  const { words, color } = SOURCES[clip.source];
  return (
    <Table.Tr>
      <Table.Td>
        {clip.source !== 'missing' && (
          <Listen source={soundOf(language, clip.id)} clip={clip} player={player} />
        )}
      </Table.Td>
      <Table.Td maw={420}>
        <Text size="sm">{clip.text}</Text>
        <Code bg="transparent" c="dimmed" p={0}>
          {clip.id}
        </Code>
      </Table.Td>
      <Table.Td>{clip.group}</Table.Td>
      <Table.Td maw={260}>
        <Badge color={color} variant="light" miw="max-content">
          {words}
        </Badge>
        {clip.complaint !== null && (
          <Text size="sm" mt={4}>
            {clip.complaint}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {may('clinic:write') && (
          <Group gap="xs" justify="flex-end">
            <OwnRecording language={language} clip={clip} />
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface ListenProps {
  readonly source: string;
  readonly clip: PromptClip;
  readonly player: Player;
}

function Listen({ source, clip, player }: ListenProps) {
  const isPlaying = player.playing === source;
  return (
    <Button
      size="xs"
      variant={isPlaying ? 'filled' : 'default'}
      leftSection={
        isPlaying ? <IconPlayerStop size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />
      }
      aria-label={`${isPlaying ? 'Parar' : 'Ouvir'}: ${clip.text}`}
      onClick={() => player.toggle(source)}
    >
      {isPlaying ? 'Parar' : 'Ouvir'}
    </Button>
  );
}
