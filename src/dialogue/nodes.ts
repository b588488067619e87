/**
 * The shapes of the call tree's nodes. A node is data: what is asked, which key means what, and where each answer leads.
 * The dialogues run on it, `callmap` draws it, and a test walks every path and holds each arrow against what happened.
 */

/** A number is keyed in. */
export interface KeysNode {
  readonly kind: 'keys';
  readonly id: string;
  readonly maxKeys: number;
  /** Never written down. */
  readonly secret: boolean;
  /** Where an understood answer may lead. */
  readonly leadsTo: readonly string[];
  /** Where `*` leads. */
  readonly back: readonly string[];
}

export interface Choice<Means extends string> {
  readonly key: string;
  readonly means: Means;
  readonly leadsTo: readonly string[];
}

/** One key chooses. */
export interface MenuNode<Means extends string = string> {
  readonly kind: 'menu';
  readonly id: string;
  readonly choices: readonly Choice<Means>[];
  /** Silence is an answer too. */
  readonly silence?: { readonly means: Means; readonly leadsTo: readonly string[] };
  readonly back: readonly string[];
}

/** One key chooses among the clinic's or the patient's own things; a few at a time. */
export interface ListNode<Means extends string = string> {
  readonly kind: 'list';
  readonly id: string;
  /** What is listed, for the map: `specialties`. */
  readonly of: string;
  readonly leadsTo: readonly string[];
  /** Fixed choices that follow the items; their keys follow too. */
  readonly extras: readonly Omit<Choice<Means>, 'key'>[];
  readonly back: readonly string[];
}

export type TreeNode = KeysNode | MenuNode | ListNode;

/** Choices of one menu, "mais opções" among them: nobody keeps more in mind. */
export const MOST_CHOICES = 5;
