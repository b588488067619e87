/** The ways in which a call ends, in the few groups that a chart can show. */
const GROUPS = [
  { name: 'served', label: 'Resolvidas na linha', ends: ['goodbye', 'hung-up'] },
  { name: 'person', label: 'Atendente ou retorno', ends: ['attendant', 'callback'] },
  { name: 'gaveUp', label: 'Desistências', ends: ['gave-up'] },
  { name: 'failed', label: 'Falhas', ends: ['failed', 'interrupted'] },
] as const;

export const CALL_SERIES = GROUPS.map(({ name, label }) => ({ name, label }));

/** Counts in the order of `ends`, summed by group. */
export function groupedCalls(
  ends: readonly { readonly id: string }[],
  counts: readonly number[],
): Readonly<Record<string, number>> {
  const countOf = (members: readonly string[]) =>
    counts.reduce((sum, count, place) => sum + (members.includes(ends[place]?.id ?? '') ? count : 0), 0);
  return Object.fromEntries(GROUPS.map(({ name, ends: members }) => [name, countOf(members)]));
}
