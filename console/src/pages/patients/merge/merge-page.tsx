import { Anchor } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { Page } from '../../../parts/page.tsx';
import { patientPath } from '../words.ts';
import { ChooseOther } from './choose-other.tsx';
import { Comparison } from './comparison.tsx';

/** Two registrations of one person become one: find the other, compare, say which stays. */
export function MergePage() {
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const other = params.get('com');
  // Whom somebody came from goes, unless they swap the two.
  const [fromId, intoId] = params.get('fica') === id ? [other ?? '', id] : [id, other ?? ''];
  const stays = (stayingId: string) =>
    setParams({ com: other ?? '', ...(stayingId === id && { fica: id }) }, { replace: true });
  return (
    <Page title="Unir cadastros">
      <Anchor component={Link} to={patientPath(id)}>
        Voltar ao paciente
      </Anchor>
      {other === null ? (
        <ChooseOther id={id} />
      ) : (
        <Comparison fromId={fromId} intoId={intoId} onSwap={() => stays(fromId)} />
      )}
    </Page>
  );
}
