import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { CallbacksTab } from './callbacks-tab.tsx';
import { EndingsTab } from './endings-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { LiveTab } from './live-tab.tsx';
import classes from './page.module.css';
import { TranscriptDrawer } from './transcript-drawer.tsx';

const TABS = [
  { value: 'agora', title: 'Agora', panel: LiveTab },
  { value: 'retornos', title: 'Retornos', panel: CallbacksTab },
  { value: 'historico', title: 'Histórico', panel: HistoryTab },
  { value: 'desistencias', title: 'Onde desistem', panel: EndingsTab },
] as const;

/** Which tab, filters, and the call that is being read are in the address: it can be kept, and sent to a colleague. */
export default function CallsPage() {
  const [query, setQuery] = useSearchParams();
  const tab = query.get('aba') ?? TABS[0].value;
  return (
    <Page title="Ligações">
      <Tabs
        value={tab}
        onChange={(value) => setQuery(value === null ? {} : { aba: value })}
        keepMounted={false}
      >
        <Tabs.List aria-label="Ligações" mb="md" className={classes['tabs'] ?? ''}>
          {TABS.map(({ value, title }) => (
            <Tabs.Tab key={value} value={value}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value, panel: Panel }) => (
          <Tabs.Panel key={value} value={value}>
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
      <TranscriptDrawer />
    </Page>
  );
}
