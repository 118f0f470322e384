/// Whose turn it is. Pure: states, events and actions are values, the policy has no clock, no thread and no I/O.
///
/// ```
///                 Answer                     SpeechStarted: Pause
///  CallersTurn ───────────────► AgentsTurn ─────────────────────► Paused
///      ▲   ▲   utterance, keys,  │  ▲  ▲                           │  │
///      │   │   text, silence     │  │  └── FalseStart: Resume ─────┘  │
///      │   └── ReplyPlayed ──────┘  └───── utterance: Cut, Answer ────┘
///      └─ SpeechStarted, FalseStart          HungUp, Stopped, HANG_UP ► Over
///
///                 HAND_OFF: HandOver             PersonJoined: Connect
///  AgentsTurn ──────────────────────► Waiting ─────────────────────────► WithPerson
///      ▲        NoOneThere: Answer     │  │                                  │
///      ├───────────────────────────────┘  └─ HandedOver ► Over               │
///      └───────── PersonLeft: Disconnect, Answer ────────────────────────────┘
/// ```
///
/// A person may join from any state.
package io.callmesh.gateway.turn;
