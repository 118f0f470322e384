// The browser's sound: a microphone that gives 20 ms frames and a voice that plays them.

const RATE = 16000;

/** Asks for the microphone. Rejects when it is refused or absent. */
export async function openEar(heard) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true},
  });
  const context = await contextFor(stream);
  const node = new AudioWorkletNode(context, "ear", {numberOfOutputs: 0});
  node.port.onmessage = ({data}) => heard(data.sound, data.level);
  context.createMediaStreamSource(stream).connect(node);
  return {
    close() {
      stream.getTracks().forEach(track => track.stop());
      context.close();
    },
  };
}

/** Some browsers cannot bring a microphone to another rate: there the frames are converted in the worklet. */
async function contextFor(stream) {
  let context = new AudioContext({sampleRate: RATE});
  try {
    context.createMediaStreamSource(stream).disconnect();
  } catch {
    await context.close();
    context = new AudioContext();
  }
  await context.audioWorklet.addModule("page/ear.js");
  await context.resume();
  return context;
}

/** Plays frames; tells how many samples were really heard, when they have left the loudspeaker, and how many clears were obeyed by then. */
export async function openMouth(told) {
  const context = new AudioContext({sampleRate: RATE, latencyHint: "interactive"});
  await context.audioWorklet.addModule("page/mouth.js");
  const node = new AudioWorkletNode(context, "mouth", {numberOfInputs: 0, outputChannelCount: [1]});
  node.port.onmessage = ({data}) => setTimeout(() => told(data), (context.outputLatency || 0) * 1000);
  node.connect(context.destination);
  await context.resume();
  return {
    play: sound => node.port.postMessage(sound, [sound]),
    clear: () => node.port.postMessage("clear"),
    close: () => context.close(),
  };
}
