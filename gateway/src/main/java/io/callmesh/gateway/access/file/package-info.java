/// Keys in a file that is written by `./mesh key`, mounted as a secret, and read again when it changes. The file holds no
/// secret that opens anything: hashes only. Knows no protocol.
package io.callmesh.gateway.access.file;
