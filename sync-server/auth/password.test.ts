import { expect, test } from 'vitest';
import { CHEAP } from '../testing/sign-in-desk';
import { PASSWORD_COST, passwords } from './password';

const cheap = passwords(CHEAP);

test('SGN-6 what is kept is scrypt in PHC form, salted, at a cost that takes time', async () => {
  const [one, other] = await Promise.all([cheap.hash('correct horse'), cheap.hash('correct horse')]);
  expect(one).toMatch(/^\$scrypt\$ln=4,r=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
  expect(2 ** PASSWORD_COST.log2N * PASSWORD_COST.r * 128).toBeGreaterThanOrEqual(32 * 1024 * 1024);
});

test('SGN-6 the right password is right, also with its letters composed another way, and no other', async () => {
  const hash = await cheap.hash('Zoë öffnet');
  expect(await cheap.verify('Zoë öffnet', hash)).toBe(true);
  expect(await cheap.verify('Zoe\u0308 o\u0308ffnet', hash)).toBe(true);
  expect(await cheap.verify('zoë öffnet', hash)).toBe(false);
  expect(await cheap.verify('', hash)).toBe(false);
});

test('SGN-6 a hash made at another cost still opens', async () => {
  const hash = await passwords({ log2N: 5, r: 2, p: 2 }).hash('correct horse');
  expect(await cheap.verify('correct horse', hash)).toBe(true);
});

test.each(['', 'plain', '$scrypt$ln=4,r=1,p=1$$', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'])(
  'SGN-6 "%s" opens for nobody',
  async (hash) => {
    expect(await cheap.verify('plain', hash)).toBe(false);
  },
);

test('SGN-6 many at once all get their answer', async () => {
  const hash = await cheap.hash('correct horse');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => cheap.verify(index % 2 === 0 ? 'correct horse' : 'wrong', hash)),
  );
  expect(answers.filter(Boolean)).toHaveLength(10);
});
