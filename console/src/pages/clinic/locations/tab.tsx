import { Anchor, Button, Group, Stack, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Route, Routes, useParams } from 'react-router';
import type { Location } from '../../../../../src/web/contract/locations.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay } from '../../../session/session.ts';
import { LOCATIONS_PATH, LocationForm } from './location-form.tsx';
import { zoneWords } from './zones.ts';

/** Where the clinic is. */
export default function LocationsTab() {
  const locations = useQuery({
    queryKey: [...CLINIC, 'locations'],
    queryFn: () => api.get<{ items: Location[] }>('/locations').then(({ items }) => items),
  });
  return (
    <Shown query={locations}>
      {(rows) => (
        <Routes>
          <Route index element={<List locations={rows} />} />
          <Route path="novo" element={<LocationForm location={null} />} />
          <Route path=":id" element={<One locations={rows} />} />
        </Routes>
      )}
    </Shown>
  );
}

function One({ locations }: { readonly locations: readonly Location[] }) {
  const { id } = useParams();
  const location = locations.find((row) => row.id === id);
  if (location === undefined) return <Nothing title="Este local não existe." />;
  return <LocationForm key={location.id} location={location} />;
}

function List({ locations }: { readonly locations: readonly Location[] }) {
  const may = useMay();
  return (
    <Stack>
      {may('clinic:write') && (
        <Group justify="end">
          <Button
            component={Link}
            to={`${LOCATIONS_PATH}/novo`}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            Novo local
          </Button>
        </Group>
      )}
      {locations.length === 0 ? (
        <Nothing title="Ainda não há locais." />
      ) : (
        <WideTable minWidth={560} aria-label="Locais" columns={['Local', 'Endereço', 'Fuso horário']}>
          {locations.map(({ id, name, address, zone }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor inherit component={Link} to={`${LOCATIONS_PATH}/${id}`}>
                  {name}
                </Anchor>
              </Table.Td>
              <Table.Td>{address === '' ? 'sem endereço' : address}</Table.Td>
              <Table.Td>{zoneWords(zone)}</Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
    </Stack>
  );
}
