// Runs in the audio thread: the microphone's sound as 20 ms frames of 16-bit samples at 16 kHz, with their loudness.

const RATE = 16000, FRAME = 320, REACH = 16;

/** From the context's rate to 16 kHz: windowed sinc, cut off below the lower of the two Nyquist frequencies. */
class Converter {
  constructor(from) {
    this.step = from / RATE;
    this.cut = Math.min(1, RATE / from) * 0.94;
    this.reach = Math.ceil(REACH * Math.max(1, this.step));
    this.kept = new Float32Array(2 * this.reach);
    this.at = this.reach;
  }

  convert(input) {
    if (this.step === 1) return input;
    const all = new Float32Array(this.kept.length + input.length);
    all.set(this.kept);
    all.set(input, this.kept.length);
    const out = [];
    for (; this.at + this.reach < all.length; this.at += this.step) out.push(this.sample(all, this.at));
    const drop = all.length - 2 * this.reach;
    this.kept = all.slice(drop);
    this.at -= drop;
    return out;
  }

  sample(all, at) {
    let sum = 0;
    for (let i = Math.ceil(at - this.reach); i <= at + this.reach; i++) {
      if (i < 0 || i >= all.length) continue;
      const x = i - at, t = Math.PI * x * this.cut;
      const window = 0.5 + 0.5 * Math.cos(Math.PI * x / this.reach);
      sum += all[i] * window * (x === 0 ? this.cut : this.cut * Math.sin(t) / t);
    }
    return sum;
  }
}

registerProcessor("ear", class extends AudioWorkletProcessor {
  constructor() {
    super();
    this.converter = new Converter(sampleRate);
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.power = 0;
  }

  process([input]) {
    if (input.length === 0) return true;
    for (const sample of this.converter.convert(input[0])) this.take(Math.max(-1, Math.min(1, sample)));
    return true;
  }

  take(sample) {
    this.frame[this.filled++] = Math.round(sample * 32767);
    this.power += sample * sample;
    if (this.filled < FRAME) return;
    const sound = this.frame;
    this.port.postMessage({sound: sound.buffer, level: Math.sqrt(this.power / FRAME)}, [sound.buffer]);
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.power = 0;
  }
});
