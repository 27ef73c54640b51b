// Where the data of an order is: a projection, never a stored flag. No tag where the server has it.
import type { LocalState } from '../../local/store';
import type { Whereabouts } from '../../ui/marks';

export function whereabouts(localState: LocalState, isLive: boolean): Whereabouts | null {
  switch (localState) {
    case 'synced':
      return null;
    case 'pending':
      return isLive ? 'sending' : 'pending';
    case 'blocked':
      return 'blocked';
    case 'createRejected':
      return 'rejected';
  }
}
