// The page: what can be chosen, the call that runs, and the buttons that act on it.

import {openEar, openMouth} from "./sound.js";
import {ask, browserKey, present} from "./access.js";
import {openLine} from "./line.js";
import {Transcript} from "./transcript.js";

const at = id => document.getElementById(id);
const transcript = new Transcript(at("transcript"));
const languageNames = new Intl.DisplayNames("en", {type: "language"});

let assistants = [];
let call;          // the call that runs: {line, ear, mouth, muted}
let token;         // with which a call that broke off is taken up again
let attempts = 0;  // to do so, since it last worked

const AGAIN_MS = [50, 200, 400, 800, 1500, 3000, 5000];

const AUDIO = {talk: "both", listen: "out", type: "none"};

const mode = () => document.querySelector("input[name=mode]:checked").value;
const chosen = () => assistants.find(assistant => assistant.id === at("assistant").value);

async function loadAssistants() {
  try {
    const answer = await ask("/v1/assistants");
    at("unlock").hidden = answer.ok;
    at("call").disabled = !answer.ok;
    if (!answer.ok) return note((await answer.json()).detail, true);
    note("");
    assistants = await answer.json();
    at("assistant").replaceChildren(...assistants.map(({id, names, languages}) => new Option(names[languages[0]] ?? id, id)));
    showLanguages();
    showHearing();
  } catch {
    note("The gateway does not answer. Is the mesh up?", true);
    at("call").disabled = true;
  }
}

function showLanguages() {
  const {languages, translated, names} = chosen();
  const options = languages.map(language => new Option(languageNames.of(language), language));
  options.push(...translated.map(language => new Option(`${languageNames.of(language)} (by translation)`, language)));
  at("language").replaceChildren(...options);
  document.title = `${names[languages[0]] ?? "CallMesh"} – CallMesh`;
  showModes();
}

/** Says honestly what cannot be heard, and does not offer it. */
function showModes() {
  if (!chosen()) return;
  const language = at("language").value, heard = chosen().heardLanguages.includes(language);
  const talk = document.querySelector("input[value=talk]");
  talk.disabled = !heard;
  if (!heard && talk.checked) document.querySelector("input[value=listen]").checked = true;
  note(heard ? "" : `Nobody here hears ${languageNames.of(language)} yet: type, or use the keypad.`);
}

function showHearing() {
  const heard = [...new Set(assistants.flatMap(assistant => assistant.heardLanguages))].map(language => languageNames.of(language));
  at("hears").textContent = heard.length
    ? `Hears: ${heard.join(", ")}, within the assistant’s own vocabulary. It is not a dictation system: short, plain sentences work best.`
    : "Hears nothing at the moment: no speech recogniser answers. Typing and the keypad work.";
}

function note(text, bad = false) {
  at("note").textContent = text;
  at("note").classList.toggle("bad", bad);
}

function state(text, live) {
  at("state").textContent = text;
  at("state").classList.toggle("live", live);
}

async function begin(resume) {
  const wanted = mode();
  note("");
  state("connecting …", false);
  busy(true);
  const running = {muted: false, played: {heard: 0, clears: 0}};
  call = running;
  try {
    if (wanted !== "type") running.mouth = await openMouth(played => running.line?.played(running.played = played));
    if (wanted === "talk") running.ear = await openEar((sound, level) => hear(running, sound, level));
  } catch {
    end(running);
    note(wanted === "talk" ? "The microphone cannot be used. Allow it in the browser, or type instead." : "This browser cannot play the voice.", true);
    return;
  }
  if (running.over) return release(running); // hung up before the microphone was there
  let key;
  try {
    key = await browserKey(at("assistant").value);
  } catch (refused) {
    end(running);
    note(refused.message, true);
    return;
  }
  if (running.over) return;
  if (!resume) transcript.clear();
  running.line = openLine({assistant: at("assistant").value, language: at("language").value, audio: AUDIO[wanted], resume, key}, {
    event: event => happened(running, event),
    sound: sound => running.mouth?.play(sound),
    closed: (code, reason) => closed(running, code, reason),
  });
  // Tells the gateway that we are still here, microphone or not.
  running.pulse = setInterval(() => running.line.played(running.played), 5000);
  at("microphone").hidden = !running.ear;
}

function hear(running, sound, level) {
  at("level").style.transform = `scaleX(${running.muted ? 0 : Math.min(1, level * 4).toFixed(3)})`;
  if (!running.line) return;
  running.line.frame(running.muted ? new ArrayBuffer(sound.byteLength) : sound);
}

function happened(running, event) {
  if (event.event === "clear") return running.mouth?.clear();
  if (event.event === "call") {
    token = event.resumeToken;
    attempts = 0;
    state("in a call", true);
    typing(true);
    at("text").focus();
  }
  if (event.event === "ended") {
    running.ended = true;
    token = undefined;
  }
  transcript.show(event);
  if (event.event === "latency" && transcript.median() !== undefined) {
    at("speed").hidden = false;
    at("median").textContent = `median ${Math.round(transcript.median())} ms`;
  }
}

function closed(running, code, reason) {
  if (code >= 4000 && reason) transcript.tell(reason, true);
  else if (!running.ended && !running.hungUp) transcript.tell("The connection broke off.", true);
  end(running);
  if (again(running, code)) return;
  at("resume").hidden = running.ended || running.hungUp || !token;
}

/** A gateway that stops or dies is no reason to hang up: another one, or its next life, goes on. */
function again(running, code) {
  if (running.ended || running.hungUp || !token || code >= 4000 || attempts >= AGAIN_MS.length) return false;
  state("reconnecting …", false);
  setTimeout(() => call || begin(token), AGAIN_MS[attempts++]);
  return true;
}

/** The hang-up, the closed line and the patience of hangUp all come here, each at its time. */
function end(running) {
  if (running.over) return;
  running.over = true;
  release(running);
  if (call !== running) return;
  call = undefined;
  busy(false);
  state("not connected", false);
  at("microphone").hidden = true;
}

function release(running) {
  running.ear?.close();
  running.mouth?.close();
  running.line?.close();
  clearInterval(running.pulse);
}

function busy(on) {
  at("setup").classList.toggle("running", on);
  at("with").textContent = on ? at("assistant").selectedOptions[0].text : "";
  at("in").textContent = on ? at("language").selectedOptions[0].text : "";
  at("call").hidden = on;
  at("hangup").hidden = !on;
  at("resume").hidden = true;
  for (const part of document.querySelectorAll("#setup select, #setup input")) part.disabled = on;
  typing(false);
  if (!on) showModes();
}

function typing(on) {
  for (const part of document.querySelectorAll("#say input, #say button, #keypad button")) part.disabled = !on;
}

function hangUp() {
  const running = call;
  running.hungUp = true;
  if (!running.line) return end(running);
  running.line.hangUp();
  setTimeout(() => end(running), 1500);
}

function press(key) {
  call?.line?.keys(key);
  at("pressed").textContent = (at("pressed").textContent + key).slice(-12);
}

for (const key of "123456789*0#") {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = key;
  button.disabled = true;
  button.onclick = () => press(key);
  at("keypad").append(button);
}

at("assistant").onchange = showLanguages;
at("language").onchange = showModes;
at("setup").onsubmit = event => {
  event.preventDefault();
  if (!call) begin();
};
at("unlock").onsubmit = event => {
  event.preventDefault();
  present(at("key").value);
  at("key").value = "";
  loadAssistants();
};
at("resume").onclick = () => begin(token);
at("hangup").onclick = hangUp;
at("mute").onclick = () => {
  call.muted = !call.muted;
  at("mute").setAttribute("aria-pressed", call.muted);
  at("mute").textContent = call.muted ? "Muted" : "Mute";
};
at("say").onsubmit = event => {
  event.preventDefault();
  const text = at("text").value.trim();
  if (!text || !call?.line) return;
  call.line.text(text);
  at("text").value = "";
  at("pressed").textContent = "";
};
document.addEventListener("keydown", event => {
  const typing = event.target.matches("input[type=text], select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
  if (call && !typing && event.key.length === 1 && "0123456789*#".includes(event.key)) press(event.key);
});
window.addEventListener("pagehide", () => call?.line?.hangUp());

loadAssistants();
