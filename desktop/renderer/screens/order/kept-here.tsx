// An order that is older than what this device holds by itself, and is here because somebody opened it.
import type { ReactNode } from 'react';
import { ref } from 'shared/aggregate';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';
import type { SeenOrder } from './use-order';

/** @param back where to go once it is not here any more */
export function KeptHere({ row, back }: Pick<SeenOrder, 'row'> & { readonly back: () => void }): ReactNode {
  const say = useSay();
  const { letGo } = useWorkplace();
  if (!row.pinned || !row.gone) return null;
  const drop = () => {
    back();
    void letGo([ref('order', row.id)]);
  };
  return (
    <div className="note server">
      <Icon name="server" small />
      <span className="grow">{say('order.kept')}</span>
      <Button look="quiet" size="compact" onPress={drop}>
        {say('order.let-go')}
      </Button>
    </div>
  );
}
