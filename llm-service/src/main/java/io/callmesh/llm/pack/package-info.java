/// What this service needs to know of an assistant, as plain values. Knows no protocol and reads no file: packs are data
/// that callers hand over.
package io.callmesh.llm.pack;
