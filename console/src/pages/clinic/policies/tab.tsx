import { Shown } from '../../../parts/states.tsx';
import { PolicyForm } from './policy-form.tsx';
import { usePolicies } from './use-policies.ts';

/** How the line behaves. */
export default function PoliciesTab() {
  return <Shown query={usePolicies()}>{(page) => <PolicyForm page={page} />}</Shown>;
}
