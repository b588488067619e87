import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { ApiProblem } from '../../api/problem.ts';
import { Trouble } from '../../parts/states.tsx';
import { patientPath } from './words.ts';

/** Why a patient was not written; of a CPF that somebody has, who that is. */
export function NotWritten({ error }: { readonly error: unknown }) {
  const owner = error instanceof ApiProblem && error.code === 'cpf-taken' ? error.body['patientId'] : null;
  if (typeof owner !== 'string') return <Trouble error={error} />;
  return (
    <Alert color="orange" variant="light" role="alert" title="Já há um paciente com esse CPF.">
      <Anchor component={Link} to={patientPath(owner)}>
        Abrir o cadastro que já existe
      </Anchor>
    </Alert>
  );
}
