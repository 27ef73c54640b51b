// Products and customers over REST: read from the projections, changed by commands through the one door.
import type { StoredCustomer, StoredProduct } from 'shared/contract/rest/catalogue';
import { restCustomerOf, restProductOf } from 'shared/contract/rest/catalogue';
import type { SinglyRead } from '../../store/changes';
import type { ListedRow } from '../../store/listing';
import { notFound, sendProblem } from '../problem';
import { answerCommand } from './answer-command';
import { CUSTOMER_OPERATIONS, PRODUCT_OPERATIONS, catalogueCommandOperations } from './catalogue-operations';
import { createCommandId, keyOf } from './keys';
import { answerList, conditionsOf } from './list';
import { etagOf, hasSeen } from './preconditions';
import type { Asking, RestParts, Route } from './route';
import { route } from './route';

export function catalogueRoutes(parts: RestParts): readonly Route[] {
  return [
    ...productRoutes(parts),
    ...customerRoutes(parts),
    ...catalogueCommandOperations.map(({ type, operation }) =>
      route(parts, operation, (asking) => answerCommand(parts, asking, { id: keyOf(asking), type })),
    ),
  ];
}

function productRoutes(parts: RestParts): readonly Route[] {
  return [
    route(parts, PRODUCT_OPERATIONS.list, (asking) => {
      const { state, sku, barcode } = asking.query;
      return answerList<StoredProduct['state']>(parts, asking, {
        type: 'product',
        usual: { name: 'sku', descending: false },
        conditions: conditionsOf({ status: state, sku, barcode }),
        item: restProductOf,
      });
    }),
    route(parts, PRODUCT_OPERATIONS.one, (asking) => answerOne(parts, asking, 'product', restProductOf)),
    route(parts, PRODUCT_OPERATIONS.create, (asking) => create(parts, asking, 'CreateProduct')),
  ];
}

function customerRoutes(parts: RestParts): readonly Route[] {
  return [
    route(parts, CUSTOMER_OPERATIONS.list, (asking) => {
      const { state, reference } = asking.query;
      return answerList<StoredCustomer['state']>(parts, asking, {
        type: 'customer',
        usual: { name: 'reference', descending: false },
        conditions: conditionsOf({ status: state, reference }),
        item: restCustomerOf,
      });
    }),
    route(parts, CUSTOMER_OPERATIONS.one, (asking) => answerOne(parts, asking, 'customer', restCustomerOf)),
    route(parts, CUSTOMER_OPERATIONS.create, (asking) => create(parts, asking, 'CreateCustomer')),
  ];
}

/** One resource with its ETag, or that the caller has it already. */
export async function answerOne<State>(
  { readOne }: RestParts,
  { id, request, response }: Asking<unknown, unknown>,
  type: SinglyRead,
  shown: (row: Omit<ListedRow<State>, 'key'>) => unknown,
): Promise<void> {
  const found = await readOne<State>(type, id);
  if (found === null) return sendProblem(response, notFound);
  response.setHeader('ETag', etagOf(found.version));
  if (hasSeen(request.get('If-None-Match'), found.version)) response.status(304).end();
  else response.json(shown(found));
}

function create(parts: RestParts, asking: Asking<unknown, unknown>, type: 'CreateProduct' | 'CreateCustomer') {
  const createsAt = `/api/v1/${type === 'CreateProduct' ? 'products' : 'customers'}/${asking.id}`;
  return answerCommand(parts, asking, { id: createCommandId(parts, asking, type), type, createsAt });
}
