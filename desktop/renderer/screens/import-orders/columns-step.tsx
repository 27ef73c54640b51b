// The second step: how the file is to be read, as detected and as a person knows better, with the first rows to see it by.
import type { ReactNode } from 'react';
import type { Choice } from 'shared/import/choice';
import { Button, Fault } from '../../ui/controls';
import { Act, Why } from '../../ui/controls';
import { useSay } from '../language/language';
import { ColumnTable } from './column-table';
import { Notations } from './notations';
import { useImporter } from './use-importer';
import type { Wizard } from './wizard';

type Props = { readonly wizard: Extract<Wizard, { step: 'columns' }> };

export function ColumnsStep({ wizard }: Props): ReactNode {
  const say = useSay();
  const { importer } = useImporter();
  const { inspection, remembered } = wizard;
  const { choice, missing } = inspection;
  const choose = (change: Partial<Choice>) => {
    void importer.choose({ ...choice, ...change });
  };
  const names = missing.map((field) => say(`import.field.${field}`)).join(', ');
  const isOwn = choice.profile === 'generic';
  const lacks = say(isOwn ? 'import.missing' : 'import.missing.other-kind', { count: missing.length, names });
  return (
    <>
      <Notations inspection={inspection} choose={choose} />
      {remembered && <p className="import-line small support">{say('import.remembered')}</p>}
      {missing.length > 0 && (
        <div className="import-line">
          <Fault>{lacks}</Fault>
        </div>
      )}
      <ColumnTable inspection={inspection} choose={choose} />
      <footer className="import-foot">
        {missing.length > 0 ? <Why>{lacks}</Why> : <span className="small support">{say('import.offline-too')}</span>}
        <span className="row at-end">
          <Button onPress={() => void importer.again()}>{say('import.other-file')}</Button>
          <Act look="primary" cannot={missing.length > 0 ? lacks : null} onPress={() => void importer.check()}>
            {say('import.check')}
          </Act>
        </span>
      </footer>
    </>
  );
}
