// The agents' page: the calls that are held, what is known of each, and the one that this person has joined.

import {openEar, openMouth} from "./sound.js";
import {Transcript, element} from "./transcript.js";

const at = id => document.getElementById(id);
const transcript = new Transcript(at("transcript"));
const languages = new Intl.DisplayNames("en", {type: "language"});

let calls = [];
let chosen;       // the id of the call whose briefing is shown
let joined;       // the call that this person is on: {callId, socket, ear, mouth}
let waitingSince = new Map();

const headers = () => at("key").value ? {Authorization: `Bearer ${at("key").value}`} : {};

async function ask(method, path, body) {
  const answer = await fetch(path, {method, headers: {...headers(), ...body && {"Content-Type": "application/json"}}, body: body && JSON.stringify(body)});
  if (answer.ok) return answer.status === 204 ? undefined : answer.json();
  if (answer.status === 401) at("keyed").hidden = false;
  throw new Error((await answer.json().catch(() => ({}))).detail || `The gateway answers ${answer.status}.`);
}

function note(text, bad = false) {
  at("note").textContent = text;
  at("note").classList.toggle("bad", bad);
}

const name = () => at("name").value.trim() || "agent";

async function bePresent() {
  const available = at("available").checked && !joined;
  at("state").textContent = joined ? "on a call" : available ? "taking calls" : "away";
  at("state").classList.toggle("live", Boolean(joined) || available);
  await ask("PUT", "/v1/calls/presence", {name: name(), available, queues: []});
}

async function look() {
  try {
    calls = await ask("GET", "/v1/calls");
    note("");
  } catch (problem) {
    calls = [];
    note(problem.message, true);
  }
  for (const {callId, standing} of calls) {
    if (standing !== "waiting") waitingSince.delete(callId);
    else if (!waitingSince.has(callId)) waitingSince.set(callId, Date.now());
  }
  showCalls();
  const call = calls.find(({callId}) => callId === (joined?.callId ?? chosen));
  if (call) showBriefing(call.elsewhere && joined?.briefing || call.briefing, call.standing);
  else if (chosen && !joined) gone();
}

/** Buttons are kept, so that one that is being pressed does not go away. */
function showCalls() {
  const list = at("calls");
  list.querySelector(".empty")?.remove();
  for (const item of [...list.children]) if (!calls.some(({callId}) => callId === item.dataset.call)) item.remove();
  for (const call of calls) list.append(item(call));
  if (!calls.length) list.append(element("li", "empty", "No calls now."));
}

function item(call) {
  const list = at("calls");
  let item = [...list.children].find(({dataset}) => dataset.call === call.callId);
  if (!item) {
    item = element("li");
    item.dataset.call = call.callId;
    const button = element("button");
    button.type = "button";
    button.onclick = () => choose(call.callId);
    item.append(button);
  }
  const button = item.firstChild, top = element("span", "top", call.assistant), since = waitingSince.get(call.callId);
  if (since) top.append(element("span", "waited", duration(Date.now() - since)));
  const badge = element("span", `badge ${call.standing}`, {waiting: `waits for ${call.queue}`, with_person: "with a person", with_assistant: "with the assistant"}[call.standing]);
  const last = call.briefing.transcript.findLast(({by}) => by === "caller");
  button.replaceChildren(top, badge, element("span", "last", last ? `“${last.text}”` : call.elsewhere ? "join to see what was said" : "has said nothing yet"));
  button.setAttribute("aria-current", call.callId === (joined?.callId ?? chosen));
  return item;
}

function duration(millis) {
  const seconds = Math.floor(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function choose(callId) {
  if (joined) return;
  chosen = callId;
  const call = calls.find(call => call.callId === callId);
  transcript.clear();
  showSaid(call.briefing.transcript);
  showBriefing(call.briefing, call.standing);
  showCalls();
}

function gone() {
  chosen = undefined;
  at("briefing").hidden = true;
  transcript.tell("This call is over.");
}

function showBriefing(told, standing) {
  at("briefing").hidden = false;
  at("who").textContent = [told.number || told.call.caller || "A caller", "to", told.call.assistant].join(" ");
  at("about").textContent = [languages.of(told.call.language), told.call.line, told.queue && `asked for ${told.queue}`].filter(Boolean).join(" · ");
  at("summary").textContent = told.summary;
  const facts = [["why", told.reason], ["mood", told.sentiment, told.sentiment], ...Object.entries(told.slots),
    ...told.promised.map(({tool, outcome}) => [tool, outcome.replaceAll("_", " ")])].filter(([, value]) => value);
  at("facts").replaceChildren(...facts.map(fact));
  if (!joined) {
    transcriptOf(told);
    at("join").hidden = standing === "with_person";
  }
}

/** What was said since it was last looked at; the call that is joined tells by itself. */
function transcriptOf(told) {
  if (told.transcript.length === transcript.shown) return;
  transcript.clear();
  showSaid(told.transcript);
}

function showSaid(lines) {
  for (const {turn, by, text} of lines) {
    if (by === "caller") transcript.show({event: "heard", turn, text, final: true, confidence: 1});
    if (by === "assistant") transcript.show({event: "said", turn, text, heardText: text, interrupted: false, citations: []});
    if (by === "person") transcript.show({event: "person_said", turn, text});
  }
  transcript.shown = lines.length;
}

function fact([label, value, kind]) {
  const pair = element("div", kind ?? "");
  pair.append(element("dt", "", label), element("dd", "", value));
  return pair;
}

async function join() {
  const callId = chosen;
  at("join").disabled = true;
  try {
    const {token} = await ask("POST", `/v1/calls/${callId}/join`, {name: at("name").value.trim(), language: at("language").value});
    const mouth = await openMouth(() => {});
    open(callId, token, mouth);
  } catch (problem) {
    note(problem.message, true);
  }
  at("join").disabled = false;
}

function open(callId, token, mouth) {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/v1/desk?token=${token}`);
  socket.binaryType = "arraybuffer";
  const mine = {callId, socket, mouth};
  joined = mine;
  mine.tell = message => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  mine.pulse = setInterval(() => mine.tell({type: "pulse"}), 5000);
  socket.onmessage = ({data}) => typeof data === "string" ? happened(mine, JSON.parse(data)) : mouth.play(data);
  socket.onclose = ({code, reason}) => closed(mine, code, reason);
  seat(true);
  bePresent().catch(() => {});
}

const OVER = {gave_back: "You gave the call back to the assistant.", ended: "You ended the call.", caller_hung_up: "The caller hung up.", taken: "Somebody else has joined this call."};

function happened(mine, event) {
  if (event.event === "briefing") {
    mine.briefing = event;
    transcript.clear();
    showSaid(event.transcript);
    return;
  }
  if (event.event === "over") return transcript.tell(OVER[event.reason] ?? `The call is over: ${event.reason.replaceAll("_", " ")}.`);
  if (event.event === "person_joined") return transcript.tell("You are on the call: the assistant listens and is silent.");
  if (event.event === "ended" || event.event === "person_left" || event.event === "latency") return;
  transcript.show(event);
}

function closed(mine, code, reason) {
  clearInterval(mine.pulse);
  mine.ear?.close();
  mine.mouth.close();
  if (code >= 4000) transcript.tell(reason, true);
  else if (code !== 1000) transcript.tell("The connection broke off. The assistant talks to the caller again.", true);
  if (joined !== mine) return;
  joined = undefined;
  chosen = undefined;
  seat(false);
  at("briefing").hidden = true;
  bePresent().catch(() => {});
  look();
}

function seat(on) {
  at("join").hidden = on;
  for (const id of ["talk", "back", "end"]) at(id).hidden = !on;
  at("meter").hidden = true;
  talking(false);
  for (const part of document.querySelectorAll("#say input, #say button")) part.disabled = !on;
  if (on) at("text").focus();
}

function talking(on) {
  at("talk").setAttribute("aria-pressed", on);
  at("talk").textContent = on ? "Talking – click to mute" : "Talk";
  at("meter").hidden = !on;
  at("transcript").scrollTop = at("transcript").scrollHeight;
}

async function talk() {
  const mine = joined;
  if (mine.ear) {
    mine.ear.close();
    mine.ear = undefined;
    return talking(false);
  }
  try {
    mine.ear = await openEar((sound, level) => {
      at("level").style.transform = `scaleX(${Math.min(1, level * 4).toFixed(3)})`;
      if (mine.socket.readyState === WebSocket.OPEN && mine.socket.bufferedAmount < 64000) mine.socket.send(sound);
    });
    talking(true);
  } catch {
    note("The microphone cannot be used. Allow it in the browser, or type instead.", true);
  }
}

at("join").onclick = join;
at("talk").onclick = talk;
at("back").onclick = () => joined.tell({type: "give_back"});
at("end").onclick = () => joined.tell({type: "end"});
at("available").onchange = () => bePresent().catch(problem => note(problem.message, true));
at("me").onsubmit = event => event.preventDefault();
at("key").onchange = look;
at("say").onsubmit = event => {
  event.preventDefault();
  const text = at("text").value.trim();
  if (!text || !joined) return;
  joined.tell({type: "text", text});
  at("text").value = "";
};
for (const id of ["name", "language"]) {
  at(id).value = localStorage.getItem(`desk.${id}`) ?? "";
  at(id).addEventListener("change", () => localStorage.setItem(`desk.${id}`, at(id).value));
}

look();
setInterval(look, 2000);
setInterval(() => {
  if (at("available").checked) bePresent().catch(() => {});
}, 5000);
