// The bare wire the engine is measured against: a Socket.IO server that hands out bytes and repeats what it hears.
import { Server } from 'socket.io';

const server = new Server({ transports: ['websocket'], serveClient: false, maxHttpBufferSize: 64 * 1024 * 1024 });
let batches = [];

server.on('connection', (socket) => {
  socket.on('load', (batch, ack) => {
    batches.push(batch);
    ack(batches.length);
  });
  socket.on('clear', (ack) => {
    batches = [];
    ack();
  });
  socket.on('batch', (index, ack) => ack(batches[index] ?? null));
  socket.on('shout', (payload, ack) => {
    server.emit('heard', payload);
    ack();
  });
});

server.listen(Number(process.argv[2]));
process.send?.('ready');
process.on('disconnect', () => process.exit(0));
