// Every screen and its address. A view is its address: it can be linked, reloaded and gone back to.
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { ImportOrders } from '../import-orders/import-orders';
import { NeedsAttention } from '../needs-attention/needs-attention';
import { boardSearchSchema } from '../orders/board-search';
import { Orders } from '../orders/orders';
import { Frame } from './frame';

const root = createRootRoute({ component: Frame, notFoundComponent: NeedsAttention });
const at = { getParentRoute: () => root } as const;

const start = createRoute({
  ...at,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders', replace: true });
  },
});
const orders = createRoute({ ...at, path: '/orders', component: Orders, validateSearch: boardSearchSchema });
const attention = createRoute({ ...at, path: '/attention', component: NeedsAttention });
const imports = createRoute({ ...at, path: '/import', component: ImportOrders });

const routeTree = root.addChildren([start, orders, attention, imports]);

export const screensRouter = () => createRouter({ routeTree, defaultPreload: false });

declare module '@tanstack/react-router' {
  // The library's own way of learning our addresses.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Register {
    router: ReturnType<typeof screensRouter>;
  }
}
