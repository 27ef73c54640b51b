// A waybill: drawn once, in the colours of the theme. It says nothing a screen reader would miss.
import type { ReactNode } from 'react';
import { useSay } from '../language/language';

const LINES = [
  [150, '813.60'],
  [190, '406.80'],
  [120, '440.00'],
  [168, '255.00'],
  [140, '−42.50'],
  [98, '209.20'],
] as const;

/** Where each bar begins and how wide it is. */
const BARS = [
  [0, 5],
  [7.5, 7.5],
  [17.5, 2.5],
  [25, 2.5],
  [35, 5],
  [42.5, 2.5],
  [47.5, 7.5],
  [60, 2.5],
  [67.5, 2.5],
  [72.5, 7.5],
  [82.5, 5],
  [92.5, 2.5],
  [97.5, 7.5],
  [107.5, 2.5],
  [115, 7.5],
  [125, 2.5],
  [132.5, 2.5],
  [142.5, 2.5],
  [150, 5],
  [157.5, 7.5],
  [167.5, 2.5],
  [172.5, 5],
  [185, 2.5],
  [192.5, 2.5],
] as const;

export function Picture(): ReactNode {
  const say = useSay();
  return (
    <svg className="picture" viewBox="0 0 620 700">
      <rect className="unsent" x="120" y="70" width="390" height="520" rx="10" transform="rotate(-5 310 350)" />
      <rect className="under" x="116" y="74" width="390" height="520" rx="10" transform="rotate(-2 310 350)" />
      <rect className="top" x="112" y="78" width="390" height="520" rx="10" />
      <text className="name" x="140" y="120">
        Waybill
      </text>
      <text className="serial" x="474" y="120" textAnchor="end">
        W3-00<tspan className="tail">0412</tspan>
      </text>
      <path className="ledger heavy" d="M140 138h334" />
      {LINES.map(([words, amount], position) => (
        <g key={amount} transform={`translate(140 ${164 + position * 34})`}>
          <rect className="words" width={words} height="8" rx="4" />
          <rect className="pieces" x="236" width="22" height="8" rx="4" />
          <text className="figures" x="334" y="9" textAnchor="end">
            {amount}
          </text>
          <path className="rule" d="M0 22h334" />
        </g>
      ))}
      <path className="ledger" d="M386 366h88M386 397h88M386 401h88" />
      <text className="sum" x="474" y="388" textAnchor="end">
        2,082.10
      </text>
      <path className="perforation" d="M112 439h390" />
      <circle className="hole" cx="112" cy="439" r="8" />
      <circle className="hole" cx="502" cy="439" r="8" />
      <g className="bars" transform="translate(140 466)">
        {BARS.map(([x, width]) => (
          <rect key={x} x={x} width={width} height="52" />
        ))}
      </g>
      <text className="serial" x="140" y="548">
        {say('set-up.picture.made')}
      </text>
      <g className="stamp" transform="translate(392 556) rotate(-9)">
        <rect x="-84" y="-26" width="168" height="46" rx="8" />
        <text x="0" y="3.5" textAnchor="middle">
          {say('set-up.picture.stamp')}
        </text>
      </g>
    </svg>
  );
}
