/// A line for callers who type and read. Knows no transport: whoever has one puts in what is typed and takes out notices.
package io.callmesh.gateway.line.chat;
