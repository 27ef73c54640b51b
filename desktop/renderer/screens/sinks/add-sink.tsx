// A new sink: what it is, where it sends, and from when on. What is secret about it is shown once or never.
import type { ReactNode, SyntheticEvent } from 'react';
import { useState } from 'react';
import { SINK_KINDS_TO_ADD, addSinkRoute } from 'shared/contract/admin/sinks';
import { OneOf } from '../../ui/choices';
import { Button, Field } from '../../ui/controls';
import { Select } from '../../ui/select';
import { AdminForm } from '../administration/admin-form';
import { Copied } from '../administration/copied';
import { useAdminAct } from '../administration/use-admin-act';
import { useSay } from '../language/language';
import { RecordPanel } from '../records/record-detail';
import type { RecordPlace } from '../records/record-place';
import { useViewState } from '../view-state';

type Kind = (typeof SINK_KINDS_TO_ADD)[number];
type Typed = {
  readonly id: string;
  readonly kind: Kind;
  /** Where it sends: an address or a path. */
  readonly target: string;
  readonly encoding: string;
  readonly ordering: 'strict' | 'none';
  readonly from: 'now' | 'start';
};
const NOTHING: Typed = {
  ...{ id: '', kind: 'webhook', target: '', encoding: 'masstransit', ordering: 'strict', from: 'now' },
};

type Props = { readonly place: RecordPlace; readonly cannot: string | null; readonly changed: () => void };

export function AddSink({ place, cannot, changed }: Props): ReactNode {
  const say = useSay();
  const notify = useViewState((state) => state.notify);
  const [secret, setSecret] = useState<{ readonly id: string; readonly text: string } | null>(null);
  const added = (id: string, text: string | null) => {
    changed();
    notify({ words: say('sinks.added', { name: id }), undo: null });
    if (text === null) place.go(id);
    else setSecret({ id, text });
  };
  if (secret === null)
    return (
      <RecordPanel title={say('sinks.add')} place={place}>
        <Form {...{ place, cannot, added }} />
      </RecordPanel>
    );
  return (
    <RecordPanel title={secret.id} place={place}>
      <div className="body">
        <p className="small support">{say('sinks.secret.why')}</p>
        <Copied label={say('sinks.secret')} text={secret.text} />
        <span>
          <Button
            look="primary"
            autoFocus
            onPress={() => {
              place.go(secret.id);
            }}
          >
            {say('sinks.done')}
          </Button>
        </span>
      </div>
    </RecordPanel>
  );
}

type FormProps = Omit<Props, 'changed'> & { readonly added: (id: string, secret: string | null) => void };

function Form({ place, cannot, added }: FormProps): ReactNode {
  const say = useSay();
  const { run, why, isBusy } = useAdminAct();
  const [typed, setTyped] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const isFine = typed.id.trim() !== '' && typed.target.trim() !== '';
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isFine || isBusy || cannot !== null) return;
    const answer = await run(addSinkRoute, { body: wishOf(typed) });
    if (answer !== null) added(answer.id, answer.secret);
  };
  return (
    <AdminForm label={say('sinks.add')} back={place.back} {...{ submit, isBusy, cannot, why }}>
      <Fields {...{ typed, tried }} change={setTyped} />
    </AdminForm>
  );
}

function wishOf({ id, kind, target, encoding, ordering, from }: Typed) {
  const at = target.trim();
  const settings: Readonly<Record<Kind, Record<string, string>>> = {
    webhook: { url: at },
    file: { path: at },
    rabbitmq: { encoding },
  };
  const address = kind === 'rabbitmq' ? at : null;
  return { id: id.trim(), kind, ordering, from, settings: settings[kind], address };
}

const TARGETS = {
  webhook: 'sinks.setting.url',
  file: 'sinks.setting.path',
  rabbitmq: 'sinks.address',
} as const;

type FieldsProps = { readonly typed: Typed; readonly tried: boolean; readonly change: (typed: Typed) => void };

function Fields({ typed, tried, change }: FieldsProps): ReactNode {
  const say = useSay();
  const { id, kind, target, encoding } = typed;
  const blank = (text: string) => (tried && text.trim() === '' ? say('sinks.fault.blank') : null);
  const isBroker = kind === 'rabbitmq';
  return (
    <div className="fields">
      <OneOf
        label={say('sinks.kind')}
        value={kind}
        onChange={(value) => {
          change({ ...typed, target: '', kind: SINK_KINDS_TO_ADD.find((one) => one === value) ?? 'webhook' });
        }}
        fault={null}
        options={SINK_KINDS_TO_ADD.map((value) => ({
          ...{ value, words: say(`sinks.kind.${value}`), hint: say(`sinks.kind.${value}.hint`) },
        }))}
      />
      <Field
        label={say('sinks.name')}
        hint={say('sinks.name.hint')}
        autoComplete="off"
        value={id}
        onChange={(text) => {
          change({ ...typed, id: text });
        }}
        fault={blank(id)}
        autoFocus
      />
      <Field
        key={kind}
        label={say(TARGETS[kind])}
        kind={isBroker ? 'password' : 'text'}
        autoComplete="off"
        {...(isBroker && { hint: say('sinks.address.hint') })}
        value={target}
        onChange={(text) => {
          change({ ...typed, target: text });
        }}
        fault={blank(target)}
      />
      {isBroker && (
        <Select
          label={say('sinks.setting.encoding')}
          value={encoding}
          options={[
            ['masstransit', say('sinks.encoding.masstransit')],
            ['cloudevents', say('sinks.encoding.cloudevents')],
          ]}
          choose={(value) => {
            change({ ...typed, encoding: value });
          }}
        />
      )}
      <How {...{ typed, change }} />
    </div>
  );
}

function How({ typed, change }: Omit<FieldsProps, 'tried'>): ReactNode {
  const say = useSay();
  return (
    <>
      <Select
        label={say('sinks.ordering')}
        value={typed.ordering}
        options={[
          ['strict', say('sinks.ordering.strict')],
          ['none', say('sinks.ordering.none')],
        ]}
        choose={(value) => {
          change({ ...typed, ordering: value === 'none' ? 'none' : 'strict' });
        }}
      />
      <Select
        label={say('sinks.from')}
        value={typed.from}
        options={[
          ['now', say('sinks.from.now')],
          ['start', say('sinks.from.start')],
        ]}
        choose={(value) => {
          change({ ...typed, from: value === 'start' ? 'start' : 'now' });
        }}
      />
    </>
  );
}
