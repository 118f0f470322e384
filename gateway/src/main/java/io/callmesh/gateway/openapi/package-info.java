/// Reads what a tool needs to know of an OpenAPI 3.0 or 3.1 document: one operation with its parameters, its JSON body
/// and its JSON answer. Knows nothing of packs, and fetches nothing.
package io.callmesh.gateway.openapi;
