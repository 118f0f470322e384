/// The engine that asks the llm service. It must not know how that service is reached.
package io.callmesh.translation.engine.llm;
