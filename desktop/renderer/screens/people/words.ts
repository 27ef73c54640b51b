// What the list of people says. Passwords are never part of it.
import type { Words } from '../language/words';

export const peopleWords = {
  'people.title': ['People', 'Personen'],
  'people.search': ['Name begins with', 'Name beginnt mit'],
  'people.change': ['Change person', 'Person ändern'],
  'people.disable': ['Disable', 'Sperren'],
  'people.enable': ['Enable again', 'Wieder freigeben'],
  'people.status.active': ['Active', 'Aktiv'],
  'people.status.disabled': ['Disabled', 'Gesperrt'],
  'people.name': ['Name', 'Name'],
  'people.sign-in-name': ['Signs in as', 'Meldet sich an als'],
  'people.roles': ['Roles', 'Rollen'],
  'people.role.warehouse': ['Warehouse', 'Lager'],
  'people.role.warehouse.may': ['Orders, products, customers and goods', 'Aufträge, Artikel, Kunden und Ware'],
  'people.role.finance': ['Finance', 'Buchhaltung'],
  'people.role.finance.may': ['Orders, products, customers and money', 'Aufträge, Artikel, Kunden und Geld'],
  'people.role.manager': ['Manager', 'Leitung'],
  'people.role.manager.may': ['All of these, and approvals', 'All das und Freigaben'],
  'people.role.admin': ['Administrator', 'Verwaltung'],
  'people.role.admin.may': ['People and settings', 'Personen und Einstellungen'],
  'people.fault.name': ['Say who they are.', 'Namen eingeben.'],
  'people.fault.roles': ['Choose at least one role.', 'Mindestens eine Rolle wählen.'],
  'people.changed': ['{name} changed.', '{name} geändert.'],
  'people.disabled': [
    '{name} disabled, and signed out at the next contact.',
    '{name} gesperrt und beim nächsten Kontakt abgemeldet.',
  ],
  'people.enabled': ['{name} may sign in again.', '{name} darf sich wieder anmelden.'],
  'people.how': [
    'People are added on the server, where their first password is set:',
    'Personen werden auf dem Server hinzugefügt, wo ihr erstes Passwort gesetzt wird:',
  ],
  'people.empty': ['Nobody is on this device yet.', 'Noch ist niemand auf diesem Gerät.'],
  'people.empty.why': [
    'Everybody who may sign in is listed here once this device has heard from the server.',
    'Hier steht, wer sich anmelden darf, sobald dieses Gerät vom Server gehört hat.',
  ],
} as const satisfies Words;
