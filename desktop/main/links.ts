// A link from outside waits until the person agreed and the page takes it; a newer one replaces it.
import type { ShellLink } from 'shared/contract/shell';
import { readLink } from './deep-link';

export type Links = {
  /** Anything the system hands over; what is no link of ours is passed over in silence. */
  readonly offered: (text: unknown) => Promise<void>;
  readonly take: () => ShellLink | null;
};

export function linkDesk(mayFollow: (link: ShellLink) => Promise<boolean>, tell: () => void): Links {
  let waiting: ShellLink | null = null;
  let isAsking = false;
  return {
    offered: async (text) => {
      const link = readLink(text);
      if (link === null || isAsking) return;
      isAsking = true;
      const agreed = await mayFollow(link).catch(() => false);
      isAsking = false;
      if (!agreed) return;
      waiting = link;
      tell();
    },
    take: () => {
      const link = waiting;
      waiting = null;
      return link;
    },
  };
}
