import { expect, test } from 'vitest';
import { ownScript } from './own-scripts';

const PAGE = 'https://orders.example/orders';

test('SHL-3 a page loads scripts of its own build by name, and no others', () => {
  for (const url of ['/service-worker.js', '/assets/worker-Ab_12.js', 'https://orders.example/assets/a.js'])
    expect(ownScript(url, PAGE)).toBe(url);
  for (const url of [
    'https://elsewhere.example/assets/a.js',
    '/api/v1/a.js',
    '/assets/../a.js',
    'data:text/javascript,1',
  ])
    expect(() => ownScript(url, PAGE)).toThrow(TypeError);
});
