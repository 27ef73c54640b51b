// The profiles Waybill brings along.
import type { Profile, WrittenProfile } from './profile';
import { profileSchema } from './profile';

/** Waybill's own columns, which `export orders` writes. */
const generic: WrittenProfile = {
  name: 'generic',
  columns: {
    order: 'order',
    id: 'id',
    source: 'source',
    date: 'date',
    customer: 'customer',
    email: 'email',
    reference: 'reference',
    sku: 'sku',
    description: 'description',
    quantity: 'quantity',
    unitPrice: 'unit_price',
    taxRate: 'tax_rate',
    discount: 'discount',
    currency: 'currency',
    taxIncluded: 'tax_included',
    rounding: 'rounding',
    orderDiscount: 'order_discount',
    shipping: 'shipping',
    shippingTaxRate: 'shipping_tax_rate',
    total: 'order_total',
  },
  dates: ['y-m-d', 'd.m.y'],
};

/** The "Online Retail" set of the UCI repository, as CSV; prices are final and in pounds. */
const onlineRetail: WrittenProfile = {
  name: 'online-retail',
  columns: {
    order: ['InvoiceNo', 'Invoice'],
    date: 'InvoiceDate',
    customer: ['CustomerID', 'Customer ID'],
    sku: 'StockCode',
    description: 'Description',
    quantity: 'Quantity',
    unitPrice: ['UnitPrice', 'Price'],
  },
  dates: ['y-m-d', 'm/d/y'],
  decimal: 'point',
  currency: 'GBP',
  taxIncluded: true,
  stockAdjustments: 'refused',
};

/** Shopify's own export of orders: what concerns the order stands in its first row only. */
const shopifyOrders: WrittenProfile = {
  name: 'shopify-orders',
  columns: {
    order: 'Name',
    date: ['Created at', 'Paid at'],
    customer: ['Billing Name', 'Shipping Name'],
    email: 'Email',
    sku: 'Lineitem sku',
    description: 'Lineitem name',
    quantity: 'Lineitem quantity',
    unitPrice: 'Lineitem price',
    discount: 'Lineitem discount',
    taxable: 'Lineitem taxable',
    currency: 'Currency',
    taxIncluded: 'Taxes Included',
    orderDiscount: 'Discount Amount',
    shipping: 'Shipping',
    subtotal: 'Subtotal',
    taxes: 'Taxes',
    total: 'Total',
    cancelledAt: 'Cancelled at',
  },
  decimal: 'point',
  skuFromDescription: true,
  taxes: 'declared',
};

const PROFILES: Readonly<Record<string, WrittenProfile>> = {
  generic,
  'online-retail': onlineRetail,
  'shopify-orders': shopifyOrders,
};

export const profileNames: readonly string[] = Object.keys(PROFILES);

/** A profile Waybill brings along; undefined where there is none of this name. */
export function profileNamed(name: string): Profile | undefined {
  return Object.hasOwn(PROFILES, name) ? profileSchema.parse(PROFILES[name]) : undefined;
}
