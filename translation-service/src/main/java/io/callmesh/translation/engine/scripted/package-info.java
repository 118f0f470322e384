/// An engine for tests of everything around engines. It must not be mistaken for a translator.
package io.callmesh.translation.engine.scripted;
