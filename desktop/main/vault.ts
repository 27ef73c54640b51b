// Keeps each device's refresh token: sealed by the operating system where it can, else in memory until the shell closes.
import { z } from 'zod';
import type { KeptFile } from './kept-file';

/** A token goes back only to the server that gave it. */
export const vaultSchema = z.record(z.string(), z.record(z.string(), z.string()));
export type Sealed = z.infer<typeof vaultSchema>;

/** Electron's safeStorage, as far as it is needed. */
export type Sealing = {
  readonly isAsyncEncryptionAvailable: () => Promise<boolean>;
  readonly encryptStringAsync: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync: (sealed: Buffer) => Promise<{ readonly result: string }>;
  readonly getSelectedStorageBackend: () => string;
};

export type Vault = {
  /** Whether tokens outlive the shell. */
  readonly isLasting: boolean;
  readonly read: (device: string) => Promise<string | null>;
  readonly keep: (device: string, token: string) => Promise<void>;
  readonly forget: (device: string) => Promise<void>;
};

/** On Linux without a keyring the text would be sealed with a key everybody knows, which is no seal. */
export async function canSeal(sealing: Sealing, platform: string): Promise<boolean> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(sealing.getSelectedStorageBackend())) return false;
  return sealing.isAsyncEncryptionAvailable();
}

type VaultParts = {
  readonly file: KeptFile<Sealed>;
  readonly sealing: Sealing;
  readonly platform: string;
  readonly server: URL;
};

export async function openVault({ file, sealing, platform, server: { origin } }: VaultParts): Promise<Vault> {
  if (!(await canSeal(sealing, platform))) return memoryVault();
  const change = (device: string, sealed: string | undefined) => {
    const all = file.read() ?? {};
    const { [device]: _before, ...others } = all[origin] ?? {};
    file.write({ ...all, [origin]: sealed === undefined ? others : { ...others, [device]: sealed } });
  };
  return {
    isLasting: true,
    read: async (device) => {
      const sealed = file.read()?.[origin]?.[device];
      if (sealed === undefined) return null;
      const opened = await sealing.decryptStringAsync(Buffer.from(sealed, 'base64')).catch(() => null);
      return opened?.result ?? null;
    },
    keep: async (device, token) => {
      change(device, (await sealing.encryptStringAsync(token)).toString('base64'));
    },
    forget: async (device) => {
      change(device, undefined);
    },
  };
}

function memoryVault(): Vault {
  const tokens = new Map<string, string>();
  return {
    isLasting: false,
    read: async (device) => tokens.get(device) ?? null,
    keep: async (device, token) => void tokens.set(device, token),
    forget: async (device) => void tokens.delete(device),
  };
}
