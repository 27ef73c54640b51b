// What sinks need of the settings, for the server and for the command line.
import { hostname } from 'node:os';
import { openSealing } from '../auth/sealing';
import type { Config } from '../config';
import { packageVersion } from '../package-root';
import { keysIn } from '../auth/keys-in';

/** @throws CommandFailure where the keys cannot be read */
export function sinksOf(config: Config) {
  const { amqpUrl, amqpEncoding: encoding, amqpNamespace: namespace, publicUrl } = config;
  const { seal, unseal } = keysIn(config, openSealing);
  const machineName = hostname();
  return {
    host: {
      machineName,
      processName: 'waybill',
      processId: process.pid,
      assembly: 'waybill',
      assemblyVersion: packageVersion(),
    },
    schemaBase: publicUrl === null ? null : `${publicUrl}/schemas`,
    seal,
    unseal,
    amqpUrl,
    broker: amqpUrl === null ? null : { encoding, namespace },
  };
}
