// Runs in the audio thread: plays what arrives from a ring buffer, forgets it when told to, and tells how much was heard.

const ROOM = 16000 * 20;      // what the gateway may send ahead of time, and far more
const READY = 960;            // 60 ms: begin a reply only when a late packet cannot tear it at once
const TELL = 1600;            // every 100 ms

registerProcessor("mouth", class extends AudioWorkletProcessor {
  constructor() {
    super();
    this.ring = new Int16Array(ROOM);
    this.read = this.written = this.told = this.quiet = this.dropped = this.clears = 0;
    this.playing = false;
    this.port.onmessage = ({data}) => data === "clear" ? this.clear() : this.put(new Int16Array(data));
  }

  put(samples) {
    for (const sample of samples) {
      if (this.written - this.read === ROOM) return;
      this.ring[this.written++ % ROOM] = sample;
    }
    this.quiet = 0;
  }

  /** What is dropped was never heard: it does not count. Answered at once, so that the gateway knows where we stopped. */
  clear() {
    this.dropped += this.written - this.read;
    this.read = this.written;
    this.playing = false;
    this.clears++;
    this.tellNow();
  }

  process(_, [output]) {
    const out = output[0], waiting = this.written - this.read;
    this.quiet += out.length;
    if (!this.playing && (waiting >= READY || (waiting > 0 && this.quiet > READY))) this.playing = true;
    for (let i = 0; i < out.length; i++) {
      if (this.playing && this.read === this.written) this.playing = false;
      out[i] = this.playing ? this.ring[this.read++ % ROOM] / 32768 : 0;
    }
    this.tell();
    return true;
  }

  tell() {
    const heard = this.read - this.dropped;
    if (heard !== this.told && (!this.playing || heard - this.told >= TELL)) this.tellNow();
  }

  tellNow() {
    this.told = this.read - this.dropped;
    this.port.postMessage({heard: this.told, clears: this.clears});
  }
});
