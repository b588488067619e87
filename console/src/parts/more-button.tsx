import { Button, Center } from '@mantine/core';

interface MoreButtonProps {
  /** Of pages; an infinite query. */
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly label?: string;
}

/** The next page of a list, below those that are shown; nothing where all of it is shown. */
export function MoreButton({ query, label = 'Mostrar mais' }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <Center mt="md">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {label}
      </Button>
    </Center>
  );
}
