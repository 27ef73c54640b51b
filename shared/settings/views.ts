// Views of lists that everybody of the organisation has: a name, the address it stands for, and for whom it opens first.
import { z } from 'zod';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { PersonId } from '../ids';
import type { Instant } from '../instant';
import type { Role } from '../person/person';
import { ROLES } from '../person/person';
import { filledText, text } from '../text';

export const MOST_VIEWS = 30;

const name = filledText(60).refine((value) => value.trim() === value, { message: 'begins or ends with a space' });

export const shareViewSchema = z.strictObject({
  name,
  /** Filters and sort, as a desktop writes them. What of it another one cannot read it leaves out. */
  address: text(2_000),
  /** Whose board opens with it. */
  defaultFor: z
    .array(z.enum(ROLES))
    .max(ROLES.length)
    .refine((roles) => new Set(roles).size === roles.length, { message: 'a role twice' }),
});
export const unshareViewSchema = z.strictObject({ name });

export type SharedView = {
  readonly name: string;
  readonly address: string;
  readonly defaultFor: readonly Role[];
  readonly by: PersonId | null;
  readonly at: Instant;
};

export type ShareView = CommandOf<'ShareView', string, Omit<SharedView, 'by' | 'at'>>;
export type UnshareView = CommandOf<'UnshareView', string, Readonly<z.infer<typeof unshareViewSchema>>>;
export type ViewCommand = ShareView | UnshareView;
export type ViewEvent =
  | { readonly type: 'ViewShared'; readonly view: SharedView }
  | { readonly type: 'ViewUnshared'; readonly name: string; readonly by: PersonId | null; readonly at: Instant };
export type ViewRefusal = { readonly code: 'too-many-views'; readonly most: number };

/** Under a name that is taken a view takes that one's place. The same again, or taking away what is gone, is nothing. */
export function decideView(command: ViewCommand, views: readonly SharedView[]): Decision<ViewEvent, ViewRefusal> {
  const { author: by, occurredAt: at } = command;
  const known = views.find((view) => view.name === command.payload.name);
  if (command.type === 'UnshareView')
    return known === undefined ? accept() : accept({ type: 'ViewUnshared', name: known.name, by, at });
  const { name, address, defaultFor } = command.payload;
  if (known === undefined && views.length >= MOST_VIEWS) return refuse({ code: 'too-many-views', most: MOST_VIEWS });
  if (known?.address === address && sameRoles(known.defaultFor, defaultFor)) return accept();
  return accept({ type: 'ViewShared', view: { name, address, defaultFor, by, at } });
}

/** A role has one view that opens first: the one that was said last. */
export function evolveViews(views: readonly SharedView[], event: ViewEvent): readonly SharedView[] {
  if (event.type === 'ViewUnshared') return views.filter((view) => view.name !== event.name);
  const { view } = event;
  const others = views.map((other): SharedView => ({
    ...other,
    defaultFor: other.defaultFor.filter((role) => !view.defaultFor.includes(role)),
  }));
  const place = views.findIndex((other) => other.name === view.name);
  return place === -1 ? [...others, view] : others.with(place, view);
}

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));
