/// The demonstration back office: a store's order system behind HTTP with an embedded database. It must not know that calls exist;
/// assistants reach it through their packs' tools.
package io.callmesh.backstage.office;
