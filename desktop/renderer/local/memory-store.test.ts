import { documentSuite } from './document-suite';
import { memoryStore } from './memory-store';
import { storeSuite } from './store-suite';

storeSuite('the local store in plain memory', async () => memoryStore());
documentSuite('the local store in plain memory', async () => memoryStore());
