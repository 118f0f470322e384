/// What words sound like, and which words of a pack were probably meant by what a recogniser wrote. Pure; knows no intents,
/// no slots and no protocol.
package io.callmesh.llm.sound;
