import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { PromptLanguages } from '../../../../src/web/contract/prompts.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { useLanguages, usePrompts } from './api.ts';
import { PromptBrowser } from './prompt-browser.tsx';

/** Every recording of the line: what it says, how it sounds, and recordings of the clinic's own. */
export default function PromptsPage() {
  const query = useLanguages();
  return <Shown query={query}>{({ languages }) => <Languages languages={languages} />}</Shown>;
}

function Languages({ languages }: PromptLanguages) {
  const [language, setLanguage] = useState(languages[0]?.language ?? 'pt_BR');
  const query = usePrompts(language);
  const choice = languages.length > 1 && (
    <SegmentedControl
      aria-label="Idioma"
      value={language}
      onChange={setLanguage}
      data={languages.map(({ language: value, name }) => ({ value, label: name }))}
    />
  );
  return (
    <Page title="Gravações" tools={choice}>
      <Shown query={query}>{(list) => <PromptBrowser key={list.language} list={list} />}</Shown>
    </Page>
  );
}
