// Where the thread that reads files begins: nothing in it compiles code either.
import './without-eval';
import './screens/import-orders/read-worker';
