// Invented names for demo customers and goods.
const list = (text: string): readonly string[] => text.split(' ');

export const FIRST_NAMES = list(
  'Ada Alma Anton Bela Bruno Carla Cyril Dora Edda Emil Enzo Fanny Felix Greta Hugo Ida Ines Ivo Jonas Julia Kaya Klara ' +
    'Lara Leo Liv Luca Mara Max Mila Nadia Nils Nora Olga Oskar Paula Pia Quentin Rosa Ruben Selma Sofia Tara Theo Una Vera Wim Yara Zeno',
);
export const LAST_NAMES = list(
  'Abbot Adler Amsel Bergan Birk Blom Corvin Dahl Dorn Eklund Falk Farber Garcan Glas Hallam Heron Holm Iversen Jansen Kestrel ' +
    'Kranich Lindgren Lorenz Marlow Merle Moreau Nandor Norden Oriol Ostrow Parell Quist Reiher Rowan Sandor Silva Sparling Tarn Ulmer Varga Weber Wren Zander',
);
export const STREETS = list('Harbour Mill Garden Station Chapel Linden River Market Orchard Bridge Quarry Meadow');
export const TOWNS = list(
  'Ashford Bellmere Corvale Dunmoor Elmstead Farnholt Greyport Hollin Ivybridge Kessling Larkhill Mossby',
);

export const MATERIALS = list(
  'Brass Oak Linen Glass Copper Wool Cork Enamel Birch Steel Wicker Clay Felt Paper Marble Walnut',
);
export const THINGS = list(
  'lantern bowl tray basket candle cushion clock frame hook jug kettle mirror mug notebook planter plate rug shelf spoon stool teapot towel vase whisk',
);
export const VARIANTS = list('small medium large round square tall natural white black green blue red');

export const NOTES: readonly string[] = [
  'Customer asked for delivery after 4 pm.',
  'Wrap the glass pieces separately.',
  'Called back: the address is correct.',
  'Will pick up the last box in person.',
  'Second order this month, put in a thank-you card.',
];
export const HOLD_REASONS: readonly string[] = [
  'Address unclear',
  'Waiting for the customer to confirm',
  'Price to be checked',
];
export const CANCEL_REASONS: readonly string[] = ['Customer changed their mind', 'Ordered twice', 'No longer needed'];
