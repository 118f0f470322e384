/// What programs and the web page ask over HTTP: assistants, sessions, typed chats. Turns requests into calls of the
/// roles inside and their answers into JSON; decides nothing.
package io.callmesh.gateway.api;
