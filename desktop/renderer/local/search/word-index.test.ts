import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from './row';
import type { WordIndex } from './word-index';
import { LIMIT, wordIndex } from './word-index';

const entry = (name: string, codes: readonly string[] = [], change: Partial<Entry<string>> = {}): Entry<string> => {
  const id = codes[0] ?? name;
  return { id, rank: name.toLowerCase(), name, codes, parts: [], aside: false, found: id, ...change };
};

function holding(...entries: readonly Entry<string>[]): WordIndex<string> {
  const index = wordIndex<string>();
  for (const one of entries) index.put(one);
  return index;
}

/** So many that whatever they share is common. */
const crowd = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    entry(`Brass lantern ${n % 7 === 0 ? 'round' : 'square'}`, [`LANT-${String(n).padStart(5, '0')}`], {
      rank: String(n).padStart(5, '0'),
    }),
  );

describe('FND-1 what is found', () => {
  const shop = holding(
    entry('Brass lantern, small', ['LANT-0012']),
    entry('Grüne Öllampe', ['ÖL-7']),
    entry('Smørrebrød board', ['BOARD-1']),
    entry('Müller & Söhne', ['K-00007', 'post@mueller-soehne.example']),
    entry("Ada O'Brien-Weiß", ['K-00008', 'ada.obrien@example.org']),
  );

  test.each([
    ['the beginning of a word', 'lant', 'LANT-0012'],
    ['beginnings of words in any order', 'sma bra', 'LANT-0012'],
    ['without regard to case and accents', 'GRUNE ollampe', 'ÖL-7'],
    ['letters that cannot be taken apart', 'smorrebrod', 'BOARD-1'],
    ['an umlaut spelled out', 'mueller', 'K-00007'],
    ['an umlaut left out', 'muller', 'K-00007'],
    ['accents taken apart, as some keyboards send them', 'mu\u0308ller', 'K-00007'],
    ['sharp s', 'weiss', 'K-00008'],
    ['an apostrophe left out', 'obrien', 'K-00008'],
    ['the beginning of an e-mail address', 'ada.obrien@ex', 'K-00008'],
    ['a code without its hyphen', 'lant0012', 'LANT-0012'],
    ['the beginning of a code', 'LANT-00', 'LANT-0012'],
    ['a word with one letter missing', 'lantrn', 'LANT-0012'],
    ['a word with one wrong letter', 'lantarn', 'LANT-0012'],
    ['a slip beside a beginning', 'lanterm sm', 'LANT-0012'],
  ])('FND-1 %s: %s', (_, text, wanted) => {
    expect(shop.find(text)).toContain(wanted);
  });

  test.each(['', '   ', '-', 'lant oak', 'bras lantern huge', 'LANT-0013', 'bress', 'xyz'])(
    'FND-1 nothing fits %j, where a word of under five letters or a number is wrong too',
    (text) => {
      expect(holding(entry('Bras lantern, small', ['LANT-0012'])).find(text)).toEqual([]);
    },
  );

  test('FND-1 the number of an order is found by its tail, without the zeros', () => {
    expect(holding(entry('', ['W3-000412'])).find('412')).toEqual(['W3-000412']);
  });

  test('FND-1 no text is too strange to ask for', () => {
    const index = holding(...crowd(50));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string()), (text) => {
        expect(index.find(text).length).toBeLessThanOrEqual(LIMIT);
      }),
    );
  });

  test('FND-1 every beginning of every word of a name finds it, however much else there is', () => {
    const names = ['Walnut frame', 'Éclair étagère', 'Wicker basket 12'];
    const index = holding(...crowd(1_500), ...names.map((name) => entry(name)));
    for (const name of names)
      for (const word of name.split(' '))
        for (let length = 1; length <= word.length; length += 1) {
          const found = index.find(word.slice(0, length));
          expect(found.includes(name) || found.length === LIMIT, word.slice(0, length)).toBe(true);
        }
  });
});

describe('FND-2 in which order', () => {
  test('FND-2 the exact code comes first, whatever it begins as well', () => {
    const index = holding(...crowd(3_000), entry('Lantern LANT-00017 spare glass', ['SPARE-1'], { rank: '0' }));
    expect(index.find('lant-00017')[0]).toBe('LANT-00017');
    expect(index.find('lant 00017')[0]).toBe('LANT-00017');
  });

  test('FND-2 a bar code is the same with and without zeros before it', () => {
    const index = holding(entry('Bowl', ['BOWL-1', '4006381333931']));
    expect(index.find('04006381333931')).toEqual(['BOWL-1']);
    expect(holding(entry('Bowl', ['BOWL-1', '04006381333931'])).find('4006381333931')).toEqual(['BOWL-1']);
  });

  test('FND-2 what is spelled as asked comes before what is nearly so', () => {
    const index = holding(entry('Lanterm'), entry('Lantern'), entry('Lantern oil'));
    expect(index.find('lantern')).toEqual(['Lantern', 'Lantern oil', 'Lanterm']);
  });

  test.each([10, 3_000])('FND-2 whole words come before beginnings, among %i others', (others) => {
    const index = holding(
      ...crowd(others),
      entry('Lanterna verde', [], { rank: '00000' }),
      entry('Oaken lantern', [], { rank: '99999' }),
      entry('Oak lantern', [], { rank: '99999x' }),
    );
    expect(index.find('oak lantern').slice(0, 2)).toEqual(['Oak lantern', 'Oaken lantern']);
  });

  test.each([30, 5_000])('FND-2 what fits equally well comes in order, at most twenty of %i', (count) => {
    const index = holding(...crowd(count).reverse());
    expect(index.find('lantern')).toEqual(Array.from({ length: 20 }, (_, n) => `LANT-${String(n).padStart(5, '0')}`));
  });

  test.each([30, 5_000])('FND-2 what is set aside comes last, beside %i others', (count) => {
    const index = holding(
      entry('Oak lantern', ['OLD-1'], { rank: '0', aside: true }),
      ...crowd(count),
      entry('Oak lantern', ['NEW-1'], { rank: '9' }),
    );
    expect(index.find('oak lant')).toEqual(['NEW-1', 'OLD-1']);
    expect(index.find('lant')).not.toContain('OLD-1');
  });
});

describe('FND-3 what it holds', () => {
  test('FND-3 an entry is found as it was put last, and not at all once removed', () => {
    const index = holding(entry('Brass lantern', ['A-1']));
    index.put(entry('Oak bowl', ['A-1', '4006381333931'], { found: 'changed' }));
    expect([index.find('lantern'), index.find('oak'), index.find('4006381333931')]).toEqual([
      [],
      ['changed'],
      ['changed'],
    ]);
    index.put(entry('Oak bowl', ['A-1', '4006381333931'], { found: 'changed again' }));
    expect(index.find('bowl')).toEqual(['changed again']);
    index.remove('A-1');
    index.remove('never there');
    expect(['oak', 'A-1', 'b', '4006381333931'].map(index.find)).toEqual([[], [], [], []]);
  });

  test('FND-3 after any puts and removals it finds what a new index of the rest finds', () => {
    const names = fc.constantFrom('Oak bowl', 'Oak tray', 'Brass bowl', 'Brass lantern', 'Öl lamp');
    const step = fc.record({ n: fc.integer({ min: 1, max: 6 }), name: fc.option(names) });
    const questions = ['o', 'oak', 'bow', 'lanterns', 'N-3', 'brass bowl'];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const [index, left] = [wordIndex<string>(), new Map<number, Entry<string>>()];
        for (const { n, name } of steps) {
          if (name === null) {
            index.remove(`N-${n}`);
            left.delete(n);
          } else {
            const put = entry(name, [`N-${n}`], { rank: `${name} ${n}` });
            index.put(put);
            left.set(n, put);
          }
        }
        const anew = holding(...left.values());
        for (const question of questions)
          expect([...index.find(question)].sort(), question).toEqual([...anew.find(question)].sort());
      }),
    );
  });
});
