/** What one look of `check` found: nothing wrong, or every problem with its remedy; `note` is no problem. */
export interface Look {
  readonly what: string;
  readonly problems: readonly string[];
  readonly note?: string;
}
