/// Reaches the gateway as an Asterisk does with AudioSocket: one TCP connection, sound and keys. Read from Asterisk's own page,
/// independently of the gateway.
package io.callmesh.eval.caller.audiosocket;
