/// The chain of a call's journal: how an entry's hash is taken, and whether the entries somebody has found are whole. It must not
/// know where entries come from, nor need the keys of what is sealed in them.
package io.callmesh.runtime.chain;
