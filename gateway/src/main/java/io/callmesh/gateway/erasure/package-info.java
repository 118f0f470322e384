/// Forgetting calls and callers: for how long what they said can be read, which calls there are of whom, and how all of it goes before
/// its time. Knows no protocol and no store's form.
package io.callmesh.gateway.erasure;
