#!/usr/bin/env node
// The command `waybill`. It runs what was built; where nothing was built yet it says how to.
import { existsSync } from 'node:fs';

const built = new URL('../dist/waybill.js', import.meta.url);

if (existsSync(built)) {
  const { main } = await import(built.href);
  await main();
} else {
  process.stderr.write('Waybill is not built yet. Run "npm run build:server" in its folder, then try again.\n');
  process.exitCode = 1;
}
