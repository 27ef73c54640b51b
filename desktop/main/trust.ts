// The main process trusts the certificate authorities the system trusts, as the pages do: a private one is installed there.
import * as tls from 'node:tls';

type Authorities = {
  readonly getCACertificates: (store: 'default' | 'system') => string[];
  readonly setDefaultCACertificates: (certificates: string[]) => void;
};

/** Electron's Node knows these functions; an older one does not, and then trusts what it came with. */
export function trustSystemAuthorities(module: object | Authorities = tls): void {
  if (!('setDefaultCACertificates' in module) || !('getCACertificates' in module)) return;
  const { getCACertificates, setDefaultCACertificates } = module;
  setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system')])]);
}
