// The first step: a file dropped, chosen or pasted.
import type { DragEvent, ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { isTyping } from '../../ui/single-keys';
import { Button, Fault } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import type { FileFault } from './wizard';
import { useImporter } from './use-importer';

export function FileStep({ fault }: { readonly fault: FileFault | null }): ReactNode {
  const say = useSay();
  const take = useTaking();
  const [over, setOver] = useState(false);
  usePasting(take);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) take(file);
  };
  return (
    <div className="scroll">
      <div
        className={over ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <Icon name="file" />
        <p className="heading">{say('import.drop')}</p>
        <FileTrigger
          acceptedFileTypes={['text/csv', '.csv', '.txt', '.tsv']}
          onSelect={(chosen) => {
            const file = chosen?.[0];
            if (file !== undefined) take(file);
          }}
        >
          <Button look="primary" autoFocus>
            {say('import.choose')}
          </Button>
        </FileTrigger>
        <p className="small support prose">{say('import.formats')}</p>
        <p className="small support prose">{say('import.offline-too')}</p>
        {fault !== null && (
          <Fault>
            {say('import.fault', {
              why: fault === 'unread' ? say('import.fault.unread') : say(`import.reason.${fault}`),
            })}
          </Fault>
        )}
      </div>
    </div>
  );
}

function useTaking(): (file: Blob & { readonly name?: string }) => void {
  const { importer } = useImporter();
  const say = useSay();
  return useCallback(
    (file) => {
      const bytes = file.arrayBuffer().then((buffer) => new Uint8Array(buffer));
      void importer.take({ name: file.name ?? say('import.pasted'), size: file.size }, bytes);
    },
    [importer, say],
  );
}

/** A copied file, or rows copied in a spreadsheet. */
function usePasting(take: (file: Blob & { readonly name?: string }) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isTyping(event)) return;
      const [file] = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData('text') ?? '';
      if (file !== undefined) take(file);
      else if (text.trim() !== '') take(new Blob([text]));
    };
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('paste', paste);
    };
  }, [take]);
}
