/// What a caller's words ask of the dialogue: a few commands, chosen by a language model from a menu that the pack gives, or
/// by rule. A model can name flows and slots of the pack and nothing else, and values that the caller has said. Knows no
/// engine.
package io.callmesh.llm.command;
