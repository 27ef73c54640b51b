// The one importer of the person at work here; pages come and go, it stays.
import { useEffect } from 'react';
import type { Workplace } from '../workplace';
import { useLive, useWorkplace } from '../workplace';
import type { Importer } from './importer';
import { importer } from './importer';
import { startReader } from './open-reader';
import type { Wizard } from './wizard';

const importers = new WeakMap<Workplace, Importer>();

/** Between two slices whatever a person does comes first. */
const breathe = () => new Promise<void>((resume) => setTimeout(resume, 0));

export function importerOf(workplace: Workplace): Importer {
  const known = importers.get(workplace);
  if (known !== undefined) return known;
  const { person, ...desk } = workplace;
  const alone = async (work: () => Promise<void>) => {
    if (!('locks' in navigator)) return work();
    await navigator.locks.request(`waybill import ${person.key}`, work);
  };
  const made = importer({
    ...desk,
    ...{ organisation: person.organisationId, startReader, alone, breathe, millis: () => performance.now() },
  });
  importers.set(workplace, made);
  return made;
}

export function useImporter(): { readonly importer: Importer; readonly wizard: Wizard } {
  const one = importerOf(useWorkplace());
  return { importer: one, wizard: useLive(one) };
}

/** Goes on with an interrupted import wherever the person is. */
export function useImportGoesOn(): void {
  const one = importerOf(useWorkplace());
  useEffect(() => {
    void one.resume('running');
  }, [one]);
}
