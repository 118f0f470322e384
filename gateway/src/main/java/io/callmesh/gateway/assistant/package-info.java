/// Reads assistant packs from disk: the only reader of `assistants/`. A pack is checked whole when it is read.
package io.callmesh.gateway.assistant;
