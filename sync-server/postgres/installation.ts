// Where one embedded Postgres lives: everything the other files need to know about a data folder, in one value.

import { join } from 'node:path';
import type { Account } from './account';
import type { Binaries } from './binaries';

export type Installation = {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly account: Account | null;
  readonly binaries: Binaries;
  /** Data that may be lost with the computer's power: no waiting for the disk. Tests only. */
  readonly throwAway: boolean;
};

export const superuser = 'waybill';
export const databaseName = 'waybill';

export const filesIn = (dataFolder: string) => ({
  dataFolder,
  cluster: join(dataFolder, 'cluster'),
  passwordFile: join(dataFolder, 'password'),
  logFile: join(dataFolder, 'postgres.log'),
});
