// Every screen and its address. A view is its address: it can be linked, reloaded and gone back to.
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { CaptureOrder } from '../capture-order/capture-order';
import { attentionSearch } from '../needs-attention/lists';
import { Customers } from '../customers/customers';
import { Devices } from '../devices/devices';
import { HealthScreen } from '../health/health';
import { ImportOrders } from '../import-orders/import-orders';
import { NeedsAttention } from '../needs-attention/needs-attention';
import { OrderPage } from '../order/order-page';
import { boardSearchSchema } from '../orders/board-search';
import { Orders } from '../orders/orders';
import { namedSearchSchema } from '../administration/named-place';
import { Parked } from '../parked/parked';
import { People } from '../people/people';
import { Products } from '../products/products';
import { recordSearchSchema } from '../records/record-place';
import { Retention } from '../retention/retention';
import { SettingsScreen } from '../settings/settings-screen';
import { Sinks } from '../sinks/sinks';
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
const order = createRoute({ ...at, path: '/orders/$id', component: OrderPage });
const capture = createRoute({ ...at, path: '/capture', component: CaptureOrder });
const attention = createRoute({
  ...at,
  path: '/attention',
  component: NeedsAttention,
  validateSearch: attentionSearch,
});

const validateSearch = (raw: Readonly<Record<string, unknown>>) => recordSearchSchema.parse(raw);
const products = createRoute({ ...at, path: '/products', component: Products, validateSearch });
const customers = createRoute({ ...at, path: '/customers', component: Customers, validateSearch });
const people = createRoute({ ...at, path: '/people', component: People, validateSearch });
const devices = createRoute({ ...at, path: '/devices', component: Devices, validateSearch });
const health = createRoute({ ...at, path: '/health', component: HealthScreen });
const named = (raw: Readonly<Record<string, unknown>>) => namedSearchSchema.parse(raw);
const sinks = createRoute({ ...at, path: '/sinks', component: Sinks, validateSearch: named });
const parked = createRoute({ ...at, path: '/parked', component: Parked, validateSearch: named });
const retention = createRoute({ ...at, path: '/retention', component: Retention });
const settings = createRoute({ ...at, path: '/settings', component: SettingsScreen });

const imports = createRoute({ ...at, path: '/import', component: ImportOrders });

const routeTree = root.addChildren([
  start,
  orders,
  order,
  capture,
  attention,
  imports,
  products,
  customers,
  people,
  devices,
  health,
  sinks,
  parked,
  retention,
  settings,
]);

export const screensRouter = () => createRouter({ routeTree, defaultPreload: false });

declare module '@tanstack/react-router' {
  // The library's own way of learning our addresses.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Register {
    router: ReturnType<typeof screensRouter>;
  }
}
