// A page with a scanner on it, and everything that a scan must not set off: shortcuts, a form, a button, fields.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useScanner } from '../../renderer/ui/scan/use-scanner';

/** On a busy computer the browser hands on keys later than it stamps them. */
const PATIENT = { holdMs: 1_000 };

/** What happened, in its order. */
const happened: string[] = [];
const say = (what: string) => {
  happened.push(what);
};

function Inner() {
  useScanner({
    ...PATIENT,
    onScan: (text) => {
      say(`inner ${text}`);
    },
  });
  return <p>inner</p>;
}

function Page() {
  const [typed, setTyped] = useState('');
  const [inner, setInner] = useState(false);
  useScanner({
    ...PATIENT,
    onScan: (text) => {
      say(`scan ${text} after ${typed.length}`);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        say('submit');
      }}
    >
      <input id="plain" defaultValue="" />
      <input
        id="take"
        data-scan="take"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      <button
        id="button"
        type="button"
        onClick={() => {
          say('click');
        }}
      >
        Button
      </button>
      <button
        id="show"
        type="button"
        onClick={() => {
          setInner(!inner);
        }}
      >
        Show
      </button>
      <button>Submit</button>
      {inner && <Inner />}
    </form>
  );
}

window.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement || event.key === 'Shift') return;
  say(`key ${event.key}${event.defaultPrevented ? ' prevented' : ''}`);
});
Object.assign(globalThis, { happened });
const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(<Page />);
