import type { VisitEvent } from './ports.ts';

/**
 * What a visit was before it was marked as attended or missed, however often the mark was corrected since: `confirmed` if
 * it had been, and had not been moved after that.
 */
export function beforeMark(history: readonly Pick<VisitEvent, 'kind' | 'was'>[]): 'booked' | 'confirmed' {
  const marked = history.findLast(
    ({ kind, was }) =>
      (kind === 'attended' || kind === 'no-show') && (was === 'booked' || was === 'confirmed'),
  );
  return marked?.was === 'confirmed' ? 'confirmed' : 'booked';
}
