/// A scripted caller: it waits for the greeting, speaks, types and keys, hears the answers and keeps a recording. It knows
/// connections only by their role and must not know how they reach the gateway.
package io.callmesh.eval.caller;
