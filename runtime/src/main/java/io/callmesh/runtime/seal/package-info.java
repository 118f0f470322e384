/// What people say, sealed under a key of their call: AES-256-GCM (NIST SP 800-38D) by the JDK, the key itself sealed under a
/// key-encryption key that never leaves its file or vault. Whoever drops a call's key has erased the call, wherever its
/// sealed words still stand. Knows no store and nothing of calls but their ids.
package io.callmesh.runtime.seal;
