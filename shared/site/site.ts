// A place where goods are and people work.
import { z } from 'zod';
import type { Decision } from '../decision';
import { accept, refuse } from '../decision';
import type { CommandOf } from '../envelope';
import type { SiteId } from '../ids';
import { filledText } from '../text';
import { unreachable } from '../unreachable';

export const createSiteSchema = z.strictObject({ code: filledText(20), name: filledText(200) });
export const changeSiteSchema = createSiteSchema;
export const closeSiteSchema = z.strictObject({});

type SiteContent = Readonly<z.infer<typeof createSiteSchema>>;
export type CreateSite = CommandOf<'CreateSite', SiteId, SiteContent>;
export type ChangeSite = CommandOf<'ChangeSite', SiteId, SiteContent>;
export type CloseSite = CommandOf<'CloseSite', SiteId, Readonly<Record<string, never>>>;
export type SiteCommand = CreateSite | ChangeSite | CloseSite;

export type Site = { readonly status: 'new' } | ({ readonly status: 'open' | 'closed' } & SiteContent);

export type SiteEvent =
  | ({ readonly type: 'SiteCreated' } & SiteContent)
  | ({ readonly type: 'SiteChanged' } & SiteContent)
  | { readonly type: 'SiteClosed' };

export type SiteRefusal =
  | { readonly code: 'site-exists'; readonly siteCode: string }
  | { readonly code: 'site-unknown' }
  | { readonly code: 'site-closed'; readonly siteCode: string };

export const newSite: Site = { status: 'new' };

export function decideSite(command: SiteCommand, site: Site): Decision<SiteEvent, SiteRefusal> {
  if (command.type === 'CreateSite') {
    if (site.status === 'new') return accept({ type: 'SiteCreated', ...command.payload });
    return same(site, command.payload) ? accept() : refuse({ code: 'site-exists', siteCode: site.code });
  }
  if (site.status === 'new') return refuse({ code: 'site-unknown' });
  if (command.type === 'CloseSite') return site.status === 'closed' ? accept() : accept({ type: 'SiteClosed' });
  if (site.status === 'closed') return refuse({ code: 'site-closed', siteCode: site.code });
  return same(site, command.payload) ? accept() : accept({ type: 'SiteChanged', ...command.payload });
}

export function evolveSite(site: Site, event: SiteEvent): Site {
  switch (event.type) {
    case 'SiteCreated':
      if (site.status !== 'new') throw new Error('a place is created once');
      return { status: 'open', code: event.code, name: event.name };
    case 'SiteChanged':
      return { ...open(site), code: event.code, name: event.name };
    case 'SiteClosed':
      return { ...open(site), status: 'closed' };
    default:
      return unreachable(event);
  }
}

function open(site: Site): Exclude<Site, { status: 'new' }> {
  if (site.status !== 'open') throw new Error(`a fact that cannot follow a ${site.status} place`);
  return site;
}

const same = (site: SiteContent, { code, name }: SiteContent) => site.code === code && site.name === name;
