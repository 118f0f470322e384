/// The role of a language engine: words to words. An engine is one package below this one, holding one class that is named
/// in configuration and imported by nobody. Knows no protocol and no pack.
package io.callmesh.llm.engine;
