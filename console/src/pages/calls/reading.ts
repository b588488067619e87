import { useSearchParams } from 'react-router';

/** The call whose transcript is open: in the address, beside everything else that is there. */
export function useReading(): { readonly id: string | null; readonly read: (id: string | null) => void } {
  const [query, setQuery] = useSearchParams();
  return {
    id: query.get('ligacao'),
    read: (id) =>
      setQuery((before) => {
        const after = new URLSearchParams(before);
        if (id === null) after.delete('ligacao');
        else after.set('ligacao', id);
        return after;
      }),
  };
}
