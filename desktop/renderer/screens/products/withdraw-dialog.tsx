// Withdrawing is asked, because once it is sent nothing brings the product back.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ProductId } from 'shared/ids';
import { Button, Fault } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';
import { useDo } from '../records/use-whether';

type Props = { readonly subject: ProductId; readonly sku: string; readonly close: () => void };

export function WithdrawDialog({ subject, sku, close }: Props): ReactNode {
  const say = useSay();
  const run = useDo();
  const [fault, setFault] = useState<string | null>(null);
  const withdraw = async () => {
    const why = await run({ type: 'WithdrawProduct', subject, payload: {} }, say('products.withdrawn', { sku }));
    setFault(why);
    if (why === null) close();
  };
  return (
    <Dialog title={say('products.withdraw.title', { sku })} close={close}>
      <div className="body">
        <p className="support small">{say('products.withdraw.means')}</p>
        {fault !== null && <Fault>{fault}</Fault>}
      </div>
      <footer>
        <Button onPress={close}>{say('products.withdraw.keep')}</Button>
        <Button look="bad" onPress={() => void withdraw()}>
          {say('products.withdraw.do')}
        </Button>
      </footer>
    </Dialog>
  );
}
