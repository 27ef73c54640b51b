// A screen for those whose roles may use it. Everybody else is told so, also when the address was typed.
import type { ReactNode } from 'react';
import type { CommandType } from 'shared/command-table';
import { mayIssue } from 'shared/policy';
import { useSay } from '../language/language';
import type { WordId } from '../language/catalog';
import { useWorkplace } from '../workplace';

type Props = { readonly title: WordId; readonly may: CommandType; readonly children: ReactNode };

export function ForRoles({ title, may, children }: Props): ReactNode {
  const say = useSay();
  const { actor } = useWorkplace();
  if (mayIssue(actor(), may)) return children;
  return (
    <main className="main" id="main">
      <div className="head">
        <h1 className="title">{say(title)}</h1>
      </div>
      <div className="empty">
        <p className="heading">{say('records.roles')}</p>
      </div>
    </main>
  );
}
