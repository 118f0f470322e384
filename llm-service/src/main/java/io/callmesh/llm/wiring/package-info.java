/// Puts the parts together and reads configuration. Knows every other package; nobody knows it.
package io.callmesh.llm.wiring;
