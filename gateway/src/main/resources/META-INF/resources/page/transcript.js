// The call as it is read: one list item a turn, filled as its events arrive.

const STAGES = [["endpointMs", "endpoint"], ["asrFinalMs", "recognizer"], ["llmFirstTokenMs", "answer"], ["ttsFirstAudioMs", "voice"]];

const REASONS = {
  completed: "The assistant hung up.",
  caller_hung_up: "You hung up.",
  silence: "Nobody said anything, so the assistant hung up.",
  handed_off: "The call was handed to a person.",
  failed: "The call ended because something failed.",
  replaced: "The call was taken up elsewhere.",
  ended_by_api: "The call was ended from outside.",
  ended_by_person: "The person ended the call.",
};

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function tag(name, value) {
  const made = element("span", "", value === undefined ? name : `${name} `);
  if (value !== undefined) made.append(element("b", "", value));
  return made;
}

export class Transcript {
  constructor(list) {
    this.list = list;
    this.turns = new Map();
    this.responses = [];
  }

  clear() {
    this.list.replaceChildren();
    this.turns.clear();
    this.responses = [];
  }

  show(event) {
    const follow = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    this[event.event]?.(event);
    if (follow) this.list.scrollTop = this.list.scrollHeight;
  }

  heard({turn, text, final, confidence}) {
    const said = this.part(turn, "caller", "said caller");
    said.textContent = text || (final ? "(not understood)" : "…");
    said.classList.toggle("partial", !final);
    if (final && confidence < 1) said.title = `recognised with confidence ${Math.round(confidence * 100)} %`;
  }

  dtmf({turn, digits}) {
    this.part(turn, "caller", "said caller").textContent = `⌨ ${digits}`;
  }

  understood({turn, intent, slots}) {
    const tags = this.part(turn, "understood", "tags right");
    tags.replaceChildren(tag(intent), ...Object.entries(slots).map(([name, value]) => tag(name, value)));
  }

  tool({turn, name, outcome}) {
    this.part(turn, "tools", "tags right").append(tag(name, outcome.replaceAll("_", " ")));
  }

  saying({turn, text}) {
    const said = this.part(turn, "agent", "said agent");
    said.append(said.childNodes.length ? ` ${text}` : text);
  }

  said({turn, text, heardText, interrupted, citations}) {
    const said = this.part(turn, "agent", "said agent");
    said.replaceChildren(interrupted ? heardText : text);
    if (interrupted) {
      const rest = text.startsWith(heardText) ? text.slice(heardText.length) : "";
      said.append(element("span", "unheard", rest), " ✋");
      said.title = "You interrupted: the struck-out part was not heard.";
    }
    if (citations.length) this.part(turn, "sources", "tags").replaceChildren(...citations.map(source => tag("source", source)));
  }

  latency(event) {
    if (event.responseMs === undefined) return;
    this.responses.push(event.responseMs);
    const bar = element("div", "bar");
    bar.style.width = `${Math.min(70, event.responseMs / 25)}%`;
    for (const [field, stage] of STAGES) {
      if (!event[field]) continue;
      const piece = element("i", stage);
      piece.style.flex = `${event[field]} 0 0`;
      piece.title = `${stage}: ${Math.round(event[field])} ms`;
      bar.append(piece);
    }
    this.part(event.turn, "times", "times").replaceChildren(bar, `${Math.round(event.responseMs)} ms`);
  }

  waiting() {
    this.tell("One moment: a person has been asked for. Press * to leave a message instead.");
  }

  person_joined({name}) {
    this.tell(name ? `${name} is talking to you now.` : "A person is talking to you now.");
  }

  person_said({turn, text}) {
    this.part(turn, "person", "said person").textContent = text;
  }

  person_left({how}) {
    if (how !== "ended") this.tell("The assistant is talking to you again.");
  }

  error({message}) {
    this.tell(message, true);
  }

  ended({reason}) {
    this.tell(REASONS[reason] ?? reason);
  }

  tell(message, bad = false) {
    this.list.append(element("li", bad ? "event bad" : "event", message));
    this.list.scrollTop = this.list.scrollHeight;
  }

  median() {
    const sorted = this.responses.toSorted((a, b) => a - b);
    return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)] : undefined;
  }

  /** A part of a turn, in the order in which a turn goes, whatever arrives first. */
  part(turn, name, className) {
    const item = this.turn(turn);
    const existing = item.querySelector(`:scope > [data-part=${name}]`);
    if (existing) return existing;
    const order = ["caller", "understood", "tools", "agent", "person", "sources", "times"];
    const made = element("div", className);
    made.dataset.part = name;
    const next = [...item.children].find(child => order.indexOf(child.dataset.part) > order.indexOf(name));
    item.insertBefore(made, next ?? null);
    return made;
  }

  turn(number) {
    if (!this.turns.has(number)) {
      const item = element("li", "turn");
      item.dataset.turn = number;
      this.list.append(item);
      this.turns.set(number, item);
    }
    return this.turns.get(number);
  }
}
