import { expect, test } from 'vitest';
import { originRule } from './origins';

const rule = originRule('https://waybill.example', ['app://waybill']);

test.each([
  [undefined, 'localhost:8080', true],
  ['http://localhost:8080', 'localhost:8080', true],
  ['https://waybill.example', '10.0.0.7:8080', true],
  ['app://waybill', 'localhost:8080', true],
  ['http://evil.example', 'localhost:8080', false],
  ['http://localhost:9999', 'localhost:8080', false],
  ['null', 'localhost:8080', false],
  ['http://localhost:8080', undefined, false],
  ['', 'localhost:8080', false],
])('SRV-2 a request from %s to %s may be answered: %s', (origin, host, allowed) => {
  expect(rule.allows(origin, host)).toBe(allowed);
});

test('SRV-2 only origins of the settings are foreign friends', () => {
  expect(rule.isForeign('app://waybill')).toBe(true);
  expect(rule.isForeign('https://waybill.example')).toBe(false);
});
