// One call over the WebSocket /v1/calls, as docs/protocol.md describes it.

/**
 * @param key   made for this one call by [browserKey]; nothing where none is asked for
 * @param audio which way sound goes: "both", "out" (the caller types) or "none"
 * @param on {event(json), sound(buffer), closed(reason)}
 */
export function openLine({assistant, language, audio, resume, key}, on) {
  const wanted = new URLSearchParams(resume ? {resume} : {assistant, language});
  wanted.set("rate", "16000");
  wanted.set("audio", audio);
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/calls?${wanted}`, key ? ["callmesh.v1", `callmesh.key.${key}`] : []);
  socket.binaryType = "arraybuffer";
  socket.onmessage = ({data}) => typeof data === "string" ? on.event(JSON.parse(data)) : on.sound(data);
  socket.onclose = ({code, reason}) => on.closed(code, reason);
  const tell = message => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  return {
    frame(sound) {
      // A network that is slower than the voice: old sound is worth nothing.
      if (socket.readyState === WebSocket.OPEN && socket.bufferedAmount < 64000) socket.send(sound);
    },
    text: text => tell({type: "text", text}),
    keys: digits => tell({type: "keys", digits}),
    played: ({heard, clears}) => tell({type: "played", samples: heard, clears}),
    hangUp: () => tell({type: "hangup"}),
    close: () => socket.close(),
  };
}
