// For a browser that keeps no data: better said at once than found out at the first reload.
import type { ReactNode } from 'react';

export function Unusable({ secure }: { readonly secure: boolean }): ReactNode {
  return (
    <main className="empty">
      <h1 className="heading">Waybill cannot keep your work here.</h1>
      <p className="prose">
        {secure
          ? 'This browser window stores nothing, as private windows do. Open Waybill in an ordinary window.'
          : 'Browsers keep data only for addresses they can trust. Open Waybill by https, or on the computer the server runs on.'}
      </p>
    </main>
  );
}

/** @param reason in the words of whatever could not be done */
export function Broken({ reason }: { readonly reason: string }): ReactNode {
  return (
    <main className="empty">
      <h1 className="heading">The data on this computer could not be opened.</h1>
      <p className="prose">
        Nothing was changed. Close other windows of Waybill and reload; make room if the disk is full. If it stays so,
        tell an administrator: {reason}
      </p>
    </main>
  );
}
