// The frame around every screen: who works here, where to go, how the data stands.
import type { ReactNode } from 'react';
import { Outlet } from '@tanstack/react-router';
import { Mark } from '../../ui/icon';
import { useLive, useWorkplace } from '../workplace';
import { Navigation } from './navigation';
import { PersonMenu } from './person-menu';
import { StatusBar } from './status-bar';
import { Toasts } from './toasts';
import { useUndoKey } from './use-undo';

export function Frame(): ReactNode {
  const organisation = useLive(useWorkplace().settings)?.organisationName ?? 'Waybill';
  useUndoKey();
  return (
    <div className="app">
      <header className="topbar">
        <div className="brand">
          <Mark />
          <bdi className="cut">{organisation}</bdi>
        </div>
        <PersonMenu />
      </header>
      <Navigation />
      <Outlet />
      <StatusBar />
      <Toasts />
    </div>
  );
}
