/// The engine that says what its script says: for tests, and to try the path without a model.
package io.callmesh.llm.engine.scripted;
