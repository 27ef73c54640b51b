// The frame around every screen: who works here, where to go, how the data stands.
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import { Outlet } from '@tanstack/react-router';
import { Keys } from '../../ui/keys';
import { Button } from '../../ui/controls';
import { Icon, Mark } from '../../ui/icon';
import { FirstSync } from '../first-sync/first-sync';
import { useImportGoesOn } from '../import-orders/use-importer';
import { useSay } from '../language/language';
import { Alarm } from '../needs-attention/alarm';
import { useLive, useWorkplace } from '../workplace';
import { KeysSheet } from './keys-sheet';
import { Navigation } from './navigation';
import { Palette } from './palette';
import { PersonMenu } from './person-menu';
import { StatusBar } from './status-bar';
import { Toasts } from './toasts';
import { useFrameKeys } from './use-frame-keys';
import { useUndoKeys } from './use-undo';

export function Frame(): ReactNode {
  const say = useSay();
  const organisation = useLive(useWorkplace().settings)?.organisationName ?? 'Waybill';
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const palette = useCallback(() => {
    setOpen('palette');
  }, []);
  const sheet = useCallback(() => {
    setOpen('keys');
  }, []);
  const close = () => {
    setOpen(null);
  };
  useUndoKeys();
  useFrameKeys({ palette, sheet });
  useImportGoesOn();
  return (
    <div className="app">
      <header className="topbar">
        <div className="brand">
          <Mark />
          <bdi className="cut">{organisation}</bdi>
        </div>
        <Button look="quiet" onPress={palette}>
          <Icon name="search" small />
          {say('palette.open')} <Keys of="Ctrl K" />
        </Button>
        <PersonMenu />
      </header>
      <FirstSync />
      <Navigation />
      <Outlet />
      <StatusBar />
      <Toasts />
      <Alarm />
      {open === 'palette' && <Palette close={close} sheet={sheet} />}
      {open === 'keys' && <KeysSheet close={close} />}
    </div>
  );
}
