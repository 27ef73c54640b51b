// A text to be taken elsewhere: shown whole, copied by a button.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../../ui/controls';
import { Icon } from '../../ui/icon';
import { useSay } from '../language/language';
import { copyText } from '../needs-attention/copy-text';

type Props = { readonly text: string; readonly label: string };

export function Copied({ text, label }: Props): ReactNode {
  const say = useSay();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="column tight">
      <span className="label">{label}</span>
      <code className="handed-out">{text}</code>
      <span className="row wrap">
        <Button onPress={() => void copyText(text).then(setCopied)}>
          <Icon name="copy" small /> {say('admin.copy')}
        </Button>
        <span className="small support" role="status">
          {copied === true && say('admin.copied')}
          {copied === false && say('admin.copy.not')}
        </span>
      </span>
    </div>
  );
}
