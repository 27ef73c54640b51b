// Taking a whole import back is a decision; what of it can be taken back is each order's to say.
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls';
import { Dialog } from '../../ui/dialog';
import { useSay } from '../language/language';
import { useSentences } from '../outcome-sentence';
import { useImporter } from './use-importer';

type Props = { readonly count: number; readonly name: string; readonly close: () => void };

export function UndoDialog({ count, name, close }: Props): ReactNode {
  const say = useSay();
  const { notDone } = useSentences();
  const { importer } = useImporter();
  const undo = () => {
    close();
    void importer.undo({ reason: say('import.undo.reason', { name }).slice(0, 500), whyNot: notDone });
  };
  return (
    <Dialog title={say('import.undo.title')} close={close}>
      <div className="body">
        <p className="support small">{say('import.undo.what', { count })}</p>
      </div>
      <footer>
        <Button onPress={close} autoFocus>
          {say('import.undo.keep')}
        </Button>
        <Button look="bad" onPress={undo}>
          {say('import.undo')}
        </Button>
      </footer>
    </Dialog>
  );
}
