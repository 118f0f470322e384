// Asks the retail assistant: node converse.js HOST:PORT "where is my order", or node converse.js HOST:PORT question.wav answer.wav
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const [address, question, answer] = process.argv.slice(2);
const contracts = loader.loadSync('callmesh/gateway/v1/gateway.proto', {
  includeDirs: [process.env.CALLMESH_PROTO ?? 'proto'], // the folder proto that ./mesh stubs wrote
  enums: String, defaults: true, oneofs: true,
});
const { DialogueService } = grpc.loadPackageDefinition(contracts).callmesh.gateway.v1;
const client = new DialogueService(address, grpc.credentials.createInsecure(), // grpc.credentials.createSsl() through TLS
  { 'grpc.keepalive_time_ms': 10_000 });

/** One conversation: promises for its greeting, its first answer and its end; the answer's sound. */
function converse(medium) {
  const metadata = new grpc.Metadata();
  if (process.env.CALLMESH_KEY) metadata.set('authorization', `Bearer ${process.env.CALLMESH_KEY}`);
  const stream = client.converse(metadata, { deadline: Date.now() + 120_000 });
  const call = { stream, sound: [], answered: false, greeted: false };
  call.over = new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject)); // INVALID_ARGUMENT: config.assistant: ...
  call.said = turn => Promise.race([call.over, new Promise(resolve => stream.on('data', ({ said }) => { if (said && (said.turn > 0) === (turn > 0)) resolve(); }))]);
  stream.on('data', response => told(call, response));
  stream.write({ config: { assistant: 'retail', language: 'en', ...medium } });
  return call;
}

function told(call, response) {
  switch (response.response) { // undefined: something that a later version added
    case 'audio': call.sound.push(response.audio); break;
    case 'heard':
      if (!response.heard.final) break;
      console.log('caller ', response.heard.text);
      call.sound = []; // the answer, without the greeting
      break;
    case 'said':
      console.log('agent  ', response.said.text);
      if (response.said.turn === 0) call.greeted = true; else call.answered = true;
      break;
    case 'trouble': console.log('trouble', response.trouble.message); break;
  }
}

async function hangUp(call) {
  call.stream.write({ hangUp: {} });
  await call.over;
}

/** A typed turn. */
async function type() {
  const call = converse({ text: {} });
  await call.said(0);
  call.stream.write({ text: question });
  await call.said(1);
  await hangUp(call);
}

/** A spoken turn: 20 ms every 20 ms from the beginning to the end, silence where nothing is said. */
async function speak() {
  const { rateHz, sound } = readWav(readFileSync(question));
  const call = converse({ audio: { encoding: 'ENCODING_LINEAR16', rateHz } });
  const bytes = rateHz / 50 * 2;
  let over = false;
  call.over.catch(() => {}).finally(() => { over = true; });
  let due = performance.now();
  for (let at = 0; !call.answered && !over;) {
    const frame = Buffer.alloc(bytes);
    if (call.greeted && at < sound.length) {
      sound.copy(frame, 0, at, at + bytes);
      at += bytes;
    }
    call.stream.write({ audio: frame });
    due += 20;
    await wait(Math.max(0, due - performance.now()));
  }
  await hangUp(call);
  writeFileSync(answer, writeWav(Buffer.concat(call.sound), rateHz));
}

/** Mono, 16 bit, 8 or 16 kHz. */
function readWav(file) {
  let rateHz = 0;
  for (let at = 12; at + 8 <= file.length; at += 8 + file.readUInt32LE(at + 4)) {
    const name = file.toString('latin1', at, at + 4);
    if (name === 'fmt ') rateHz = file.readUInt32LE(at + 12);
    if (name === 'data') return { rateHz, sound: file.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4)) };
  }
  throw new Error('no WAV file');
}

function writeWav(sound, rateHz) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); // PCM
  head.writeUInt16LE(1, 22); // mono
  head.writeUInt32LE(rateHz, 24);
  head.writeUInt32LE(rateHz * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.length, 40);
  return Buffer.concat([head, sound]);
}

try {
  await (answer ? speak() : type());
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  client.close();
}
